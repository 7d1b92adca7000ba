package dev.evenkeel.recording.retention;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.recording.RecordingDeleted;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.recording.archive.Archive;
import dev.evenkeel.recording.archive.Tombstone;
import dev.evenkeel.recording.capture.RecorderKeys;
import dev.evenkeel.recording.store.DeletionStore;
import dev.evenkeel.recording.store.Recording;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Makes recordings go. First the database says so, then the key is destroyed, then the rest; who
 * dies on the way leaves it to the next look.
 */
@Singleton
public class Deletion {
    static final String ACTOR = "recording-service";
    private static final Logger LOG = Logger.getLogger(Deletion.class);
    private static final Duration STORE = Duration.ofSeconds(5);

    private final DeletionStore store;
    private final RecorderKeys keys;
    private final Archive archive;
    private final EventFactory events;

    @Inject
    Deletion(DeletionStore store, RecorderKeys keys, Archive archive, EventFactory events) {
        this.store = store;
        this.keys = keys;
        this.archive = archive;
        this.events = events;
    }

    /** False for one that is held, or not complete. One that is on its way out goes on. */
    public boolean delete(String recordingId, String by) {
        boolean condemned = store.condemn(recordingId, by).await().atMost(STORE);
        for (Recording recording : store.condemned().await().atMost(STORE)) {
            if (recording.recordingId().equals(recordingId)) {
                condemned = true;
                destroy(recording);
            }
        }
        return condemned;
    }

    /** Whatever has to go, goes; what can't be removed now is tried again. */
    void finish() {
        for (Recording recording : store.condemned().await().atMost(STORE)) {
            try {
                destroy(recording);
            } catch (UncheckedIOException e) {
                LOG.errorf(e, "event=recording-not-deleted recording=%s", recording.recordingId());
            }
        }
    }

    private void destroy(Recording recording) {
        String id = recording.recordingId();
        Instant at = Objects.requireNonNull(recording.deletedAt(), "condemned without a time");
        String by = Objects.requireNonNull(recording.deletedBy(), "condemned by nobody");
        String reason = Objects.requireNonNull(recording.deletionReason(), "without a reason");
        var proof =
                new Tombstone(id, at, by, reason, recording.headLines(), recording.headSha256());
        try {
            proof.bury(archive.folder(id), keys.signer());
        } catch (IOException e) {
            throw new UncheckedIOException("not all of " + id + " is gone", e);
        }
        store.gone(id, told(recording, at, by, reason)).await().atMost(STORE);
        LOG.infof("event=recording-deleted recording=%s reason=%s", id, reason);
    }

    private List<Event<?>> told(Recording recording, Instant at, String by, String reason) {
        String id = recording.recordingId();
        var deleted =
                new RecordingDeleted(
                        id,
                        recording.meetingId(),
                        reason.equals("asked")
                                ? RecordingDeleted.Reason.ASKED
                                : RecordingDeleted.Reason.EXPIRED,
                        by,
                        recording.headLines(),
                        recording.headSha256(),
                        at);
        var entry =
                new AuditEntry(
                        by,
                        "recording.deleted",
                        id,
                        AuditEntry.Outcome.GRANTED,
                        null,
                        "%s; %d lines, SHA-256 %s"
                                .formatted(reason, recording.headLines(), recording.headSha256()),
                        at);
        return List.of(
                events.create(EventTypes.RECORDING_DELETED, id, deleted),
                events.create(EventTypes.AUDIT_RECORDED, by, entry));
    }
}
