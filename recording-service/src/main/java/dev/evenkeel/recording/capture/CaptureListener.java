package dev.evenkeel.recording.capture;

import dev.evenkeel.recording.archive.Head;
import dev.evenkeel.recording.archive.ManifestLine.Gap;
import java.util.List;

/**
 * Hears how a recording goes, on the recording's thread; must neither fail nor take long. {@code
 * storedBytes} is what the recording takes by then.
 */
public interface CaptureListener {
    /** It was not there before. */
    void begun(String recordingId, Head head, long storedBytes);

    /** Something became safe. */
    void sealed(String recordingId, Head head, long storedBytes, List<Gap> gaps);

    /** What comes can't be made safe; it waits, in memory here and then at the relays. */
    void storageFailing(String recordingId, String cause);

    /** It can again. */
    void storageRecovered(String recordingId);

    /** All is safe, and nothing comes any more. */
    void finished(String recordingId, Head head, long storedBytes, long durationMillis);
}
