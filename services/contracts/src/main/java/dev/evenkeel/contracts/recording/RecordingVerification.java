package dev.evenkeel.contracts.recording;

import java.time.Instant;
import java.util.List;

/**
 * A recording was compared with what was sealed.
 *
 * @param findings what is not as it was; empty when {@code verified}, not when {@code corrupted}
 */
public record RecordingVerification(
        String recordingId, String meetingId, List<String> findings, Instant at) {}
