package dev.evenkeel.contracts.recording;

import java.time.Instant;

/**
 * A recording must be kept ({@code held}): neither people nor its age delete it; or need not any
 * more ({@code released}).
 *
 * @param by who decided
 */
public record RecordingHold(String recordingId, String meetingId, String by, Instant at) {}
