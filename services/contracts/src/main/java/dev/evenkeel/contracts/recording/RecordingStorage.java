package dev.evenkeel.contracts.recording;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recording can't be written ({@code storage-failing}), or can again ({@code storage-recovered}).
 * Meanwhile nothing is acknowledged, so the relays keep what comes.
 *
 * @param cause in the words of the file system; absent when it recovered
 */
public record RecordingStorage(
        String recordingId, String meetingId, @Nullable String cause, Instant at) {}
