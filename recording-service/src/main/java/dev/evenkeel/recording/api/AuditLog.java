package dev.evenkeel.recording.api;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.recording.RecordingHold;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.recording.store.Recording;
import dev.evenkeel.recording.store.RecordingStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who did what with a recording, for auditors; nothing is shown that was not noted. */
@Singleton
class AuditLog {
    private static final Duration STORE = Duration.ofSeconds(5);

    private final RecordingStore store;
    private final EventFactory events;
    private final Clock clock;

    @Inject
    AuditLog(RecordingStore store, EventFactory events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    void note(Recording recording, String actor, String action, AuditEntry.Outcome outcome) {
        store.tell(List.of(entry(recording, actor, action, outcome, null))).await().atMost(STORE);
    }

    void tell(Event<?> event) {
        store.tell(List.of(event)).await().atMost(STORE);
    }

    /** That somebody did something; told together with what it changes. */
    Event<?> granted(Recording recording, String actor, String action, @Nullable String detail) {
        return entry(recording, actor, action, AuditEntry.Outcome.GRANTED, detail);
    }

    /** That a recording is held, or released. */
    List<Event<?>> hold(Recording recording, String actor, boolean held, @Nullable String reason) {
        String id = recording.recordingId();
        return List.of(
                events.create(
                        held ? EventTypes.RECORDING_HELD : EventTypes.RECORDING_RELEASED,
                        id,
                        new RecordingHold(
                                id, recording.meetingId(), actor, reason, clock.instant())),
                entry(
                        recording,
                        actor,
                        held ? "recording.held" : "recording.released",
                        AuditEntry.Outcome.GRANTED,
                        reason));
    }

    private Event<?> entry(
            Recording recording,
            String actor,
            String action,
            AuditEntry.Outcome outcome,
            @Nullable String detail) {
        return events.create(
                EventTypes.AUDIT_RECORDED,
                actor,
                new AuditEntry(
                        actor,
                        action,
                        recording.recordingId(),
                        outcome,
                        null,
                        detail,
                        clock.instant()));
    }
}
