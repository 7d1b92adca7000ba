package dev.evenkeel.telemetry.domain;

/** Who reports, as its token says. */
public record Participant(String participantId, String meetingId) {}
