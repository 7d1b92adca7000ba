package dev.evenkeel.contracts.recording;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recording was made into one file, which its hosts can fetch.
 *
 * @param format {@code original}, {@code mp4}, {@code hls}, {@code opus} or {@code mp3}
 * @param participantId whose tracks are in it; absent when everybody's are
 * @param by who asked for it
 */
public record RecordingExported(
        String recordingId,
        String meetingId,
        String exportId,
        String format,
        @Nullable String participantId,
        long lengthBytes,
        String by,
        Instant at) {}
