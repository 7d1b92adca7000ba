package dev.evenkeel.contracts.recording;

import java.time.Instant;

/** A recorder has taken the recording on. */
public record RecordingBegun(
        String recordingId, String meetingId, String title, Instant startedAt) {}
