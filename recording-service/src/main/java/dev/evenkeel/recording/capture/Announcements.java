package dev.evenkeel.recording.capture;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.recording.RecordingBegun;
import dev.evenkeel.contracts.recording.RecordingGap;
import dev.evenkeel.contracts.recording.RecordingReady;
import dev.evenkeel.contracts.recording.RecordingStorage;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.recording.archive.Head;
import dev.evenkeel.recording.archive.ManifestLine.Gap;
import dev.evenkeel.recording.store.Recording;
import dev.evenkeel.recording.store.RecordingStore;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Tells the database, and by it the world, how one recording goes. A recording that goes on waits
 * for nobody: what could not be told is told with what comes next; only its end is told until it is
 * heard.
 */
final class Announcements implements CaptureListener {
    private static final Logger LOG = Logger.getLogger(Announcements.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final String ACTOR = "recording-service";

    private final Recording recording;
    private final RecordingStore store;
    private final EventFactory events;
    private final Clock clock;
    private final List<Event<?>> untold = new ArrayList<>();

    Announcements(Recording recording, RecordingStore store, EventFactory events, Clock clock) {
        this.recording = recording;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void begun(String recordingId, Head head, long storedBytes) {
        synchronized (untold) {
            untold.add(
                    events.create(
                            EventTypes.RECORDING_BEGUN,
                            recordingId,
                            new RecordingBegun(
                                    recordingId,
                                    recording.meetingId(),
                                    recording.title(),
                                    recording.startedAt())));
        }
        sealed(recordingId, head, storedBytes, List.of());
    }

    @Override
    public void sealed(String recordingId, Head head, long storedBytes, List<Gap> gaps) {
        List<Event<?>> telling = new ArrayList<>();
        synchronized (untold) {
            gaps.forEach(gap -> untold.add(gap(gap)));
            telling.addAll(untold);
            untold.clear();
        }
        store.sealed(recordingId, head, storedBytes, telling)
                .subscribe()
                .with(_ -> {}, failure -> notTold(telling, failure));
    }

    private void notTold(List<Event<?>> telling, Throwable failure) {
        LOG.warnf(
                "event=not-told recording=%s cause=\"%s\"",
                recording.recordingId(), failure.getMessage());
        synchronized (untold) {
            untold.addAll(0, telling);
        }
    }

    private Event<?> gap(Gap gap) {
        String reason = EventJson.mapper().convertValue(gap.reason(), String.class);
        return events.create(
                EventTypes.RECORDING_GAP_DECLARED,
                recording.recordingId(),
                new RecordingGap(
                        recording.recordingId(),
                        recording.meetingId(),
                        gap.track(),
                        gap.fromMillis(),
                        gap.toMillis(),
                        reason));
    }

    @Override
    public void storageFailing(String recordingId, String cause) {
        var failing =
                events.create(
                        EventTypes.RECORDING_STORAGE_FAILING,
                        recordingId,
                        new RecordingStorage(
                                recordingId, recording.meetingId(), cause, clock.instant()));
        store.storage(recordingId, cause, List.of(failing))
                .subscribe()
                .with(_ -> {}, failure -> notTold(List.of(failing), failure));
    }

    @Override
    public void storageRecovered(String recordingId) {
        var recovered =
                events.create(
                        EventTypes.RECORDING_STORAGE_RECOVERED,
                        recordingId,
                        new RecordingStorage(
                                recordingId, recording.meetingId(), null, clock.instant()));
        store.storage(recordingId, null, List.of(recovered))
                .subscribe()
                .with(_ -> {}, failure -> notTold(List.of(recovered), failure));
    }

    @Override
    public void finished(String recordingId, Head head, long storedBytes, long durationMillis) {
        List<Event<?>> telling = new ArrayList<>();
        synchronized (untold) {
            telling.addAll(untold);
            untold.clear();
        }
        telling.add(ready(head, durationMillis));
        telling.add(audit(head));
        Uni.createFrom()
                .deferred(() ->
                        store.finished(recordingId, head, storedBytes, durationMillis, telling))
                .onFailure()
                .retry()
                .withBackOff(RETRY, RETRY)
                .indefinitely()
                .subscribe()
                .with(_ ->
                        LOG.infof(
                                "event=recording-ready recording=%s duration-ms=%d",
                                recordingId, durationMillis));
    }

    private Event<?> ready(Head head, long durationMillis) {
        return events.create(
                EventTypes.RECORDING_READY,
                recording.recordingId(),
                new RecordingReady(
                        recording.recordingId(),
                        recording.meetingId(),
                        recording.title(),
                        recording.startedAt(),
                        durationMillis,
                        head.lines(),
                        head.sha256()));
    }

    private Event<?> audit(Head head) {
        return events.create(
                EventTypes.AUDIT_RECORDED,
                ACTOR,
                new AuditEntry(
                        ACTOR,
                        "recording.sealed",
                        recording.recordingId(),
                        AuditEntry.Outcome.GRANTED,
                        null,
                        "%d lines, SHA-256 %s".formatted(head.lines(), head.sha256()),
                        clock.instant()));
    }
}
