package dev.evenkeel.recording.capture;

import dev.evenkeel.recording.archive.Head;
import dev.evenkeel.recording.archive.ManifestLine.Gap;
import java.util.List;

/** Hears how a recording goes, on the recording's thread; must neither fail nor take long. */
public interface CaptureListener {
    /** Something became safe. */
    void sealed(String recordingId, Head head, List<Gap> gaps);

    /** What comes can't be made safe; it waits, in memory here and then at the relays. */
    void storageFailing(String recordingId, String cause);

    /** It can again. */
    void storageRecovered(String recordingId);

    /** All is safe, and nothing comes any more. */
    void finished(String recordingId, Head head, long durationMillis);
}
