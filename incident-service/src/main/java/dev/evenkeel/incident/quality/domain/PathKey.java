package dev.evenkeel.incident.quality.domain;

/** One participant's path over one relay, within a meeting. */
public record PathKey(String participantId, String relayId) {}
