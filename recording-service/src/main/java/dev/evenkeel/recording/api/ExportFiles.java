package dev.evenkeel.recording.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.recording.archive.Archive;
import dev.evenkeel.recording.archive.ExportFile;
import dev.evenkeel.recording.archive.RecordingKey;
import dev.evenkeel.recording.capture.RecorderKeys;
import dev.evenkeel.recording.store.Export;
import dev.evenkeel.recording.store.Export.Format;
import dev.evenkeel.recording.store.ExportStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;

/** Finds exports and what is in their files. */
@Singleton
class ExportFiles {
    private static final Duration STORE = Duration.ofSeconds(5);

    private final ExportStore exports;
    private final RecorderKeys keys;
    private final Archive archive;

    @Inject
    ExportFiles(ExportStore exports, RecorderKeys keys, Archive archive) {
        this.exports = exports;
        this.keys = keys;
        this.archive = archive;
    }

    /** Refuses what this recording has not. */
    Export find(String recordingId, String exportId) {
        return exports.find(exportId)
                .await()
                .atMost(STORE)
                .filter(export -> export.recordingId().equals(recordingId))
                .orElseThrow(() -> Viewers.refusal(Problem.notFound("export", exportId)));
    }

    /** The newest film of everybody in parts, as a path below the front door. */
    Optional<String> playlist(String recordingId) {
        return exports.ofRecording(recordingId).await().atMost(STORE).stream()
                .filter(one -> one.format() == Format.HLS && one.participantId() == null)
                .filter(one -> one.state() == Export.State.READY)
                .map(one -> HlsPlaylist.path(recordingId, one.exportId()))
                .findFirst();
    }

    /** Refuses what is not ready. */
    static long length(Export export) {
        Long length = export.lengthBytes();
        if (export.state() != Export.State.READY || length == null) {
            throw Viewers.refusal(Problem.conflict("the file is not ready"));
        }
        return length;
    }

    /** What the file holds. */
    RangeAnswer.Content content(Export export) {
        RecordingKey key = key(export.recordingId());
        return (to, from, last) -> file(export).read(key, to, from, last);
    }

    void delete(Export export) throws IOException {
        file(export).delete();
    }

    private ExportFile file(Export export) {
        return new ExportFile(archive.folder(export.recordingId()), export.exportId());
    }

    private RecordingKey key(String recordingId) {
        try {
            return archive.folder(recordingId).readKey(keys.master());
        } catch (IOException e) {
            throw new UncheckedIOException("the key of " + recordingId + " is not there", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of " + recordingId + " cannot be read", e);
        }
    }
}
