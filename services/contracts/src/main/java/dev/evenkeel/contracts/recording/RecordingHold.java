package dev.evenkeel.contracts.recording;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recording must be kept ({@code held}): neither people nor its age delete it; or need not any
 * more ({@code released}).
 *
 * @param by who decided
 * @param reason in the words of who decided; absent when none was given
 */
public record RecordingHold(
        String recordingId, String meetingId, String by, @Nullable String reason, Instant at) {}
