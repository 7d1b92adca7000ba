package dev.evenkeel.recording.capture;

import dev.evenkeel.recording.archive.HeadSigner;
import dev.evenkeel.recording.archive.Manifest;
import dev.evenkeel.recording.archive.ManifestLine;
import dev.evenkeel.recording.archive.MasterKey;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.archive.RecordingWriter;
import dev.evenkeel.recording.archive.WrittenByAnotherException;
import dev.evenkeel.recording.store.Recording;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Begins recordings, or takes them up where they were left. What they are kept in may take its
 * time, or fail: nobody waits for that but the recording.
 */
final class Beginnings {
    private static final Logger LOG = Logger.getLogger(Beginnings.class);

    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Function<String, RecordingFolder> folders;
    private final MasterKey master;
    private final HeadSigner signer;
    private final Clock clock;

    Beginnings(
            Function<String, RecordingFolder> folders,
            MasterKey master,
            HeadSigner signer,
            Clock clock) {
        this.folders = folders;
        this.master = master;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * Tries until it succeeds or nobody wants it any more; once at a time for each recording.
     *
     * @param begun takes what was begun; for one that is complete only the listener is told
     */
    void begin(
            Recording recording,
            CaptureListener listener,
            BooleanSupplier wanted,
            Consumer<Capture> begun) {
        String id = recording.recordingId();
        if (running.add(id)) {
            Thread.ofVirtual()
                    .name("begin-" + id)
                    .start(() -> {
                        try {
                            run(recording, listener, wanted, begun);
                        } finally {
                            running.remove(id);
                        }
                    });
        }
    }

    private void run(
            Recording recording,
            CaptureListener listener,
            BooleanSupplier wanted,
            Consumer<Capture> begun) {
        String id = recording.recordingId();
        try {
            new StorageWatch(id, listener).safely(() -> open(recording, listener, begun), wanted);
        } catch (WrittenByAnotherException e) {
            LOG.warnf("event=recording-taken-over recording=%s epoch=%d", id, recording.epoch());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void open(Recording recording, CaptureListener listener, Consumer<Capture> begun)
            throws IOException {
        String id = recording.recordingId();
        RecordingFolder folder = folders.apply(id);
        boolean isNew = !folder.exists();
        RecordingWriter writer = isNew ? create(folder, recording) : resume(folder);
        Manifest manifest = folder.readManifest();
        var closed = manifest.closed();
        if (closed.isPresent()) {
            listener.finished(
                    id, writer.head(), writer.storedBytes(), closed.get().durationMillis());
            return;
        }
        if (isNew) {
            listener.begun(id, writer.head(), writer.storedBytes());
        }
        begun.accept(new Capture(manifest, writer, recording.epoch(), clock, listener));
        LOG.infof(
                "event=capture-begins recording=%s meeting=%s epoch=%d new=%s",
                id, recording.meetingId(), recording.epoch(), isNew);
    }

    private RecordingWriter create(RecordingFolder folder, Recording recording) throws IOException {
        var opened =
                new ManifestLine.Opened(
                        recording.recordingId(),
                        recording.meetingId(),
                        recording.title(),
                        recording.startedAt(),
                        "");
        return RecordingWriter.create(folder, opened, master, signer, clock);
    }

    private RecordingWriter resume(RecordingFolder folder) throws IOException {
        try {
            return RecordingWriter.resume(folder, master, signer, clock);
        } catch (GeneralSecurityException e) {
            throw new IOException("the key of " + folder.recordingId() + " cannot be read", e);
        }
    }
}
