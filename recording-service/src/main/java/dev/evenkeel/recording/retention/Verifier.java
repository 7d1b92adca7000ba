package dev.evenkeel.recording.retention;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.recording.RecordingVerification;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.recording.archive.Archive;
import dev.evenkeel.recording.archive.Finding;
import dev.evenkeel.recording.archive.Verification;
import dev.evenkeel.recording.capture.RecorderKeys;
import dev.evenkeel.recording.store.Recording;
import dev.evenkeel.recording.store.VerificationStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Compares recordings with what was sealed, and says what was found. */
@Singleton
public class Verifier {
    private static final Logger LOG = Logger.getLogger(Verifier.class);
    private static final Duration STORE = Duration.ofSeconds(5);

    private final VerificationStore store;
    private final RecorderKeys keys;
    private final Archive archive;
    private final EventFactory events;
    private final Clock clock;
    private final Counter corrupted;

    @Inject
    Verifier(
            VerificationStore store,
            RecorderKeys keys,
            Archive archive,
            EventFactory events,
            Clock clock,
            MeterRegistry meters) {
        this.store = store;
        this.keys = keys;
        this.archive = archive;
        this.events = events;
        this.clock = clock;
        this.corrupted = meters.counter("evenkeel.recording.corrupted");
    }

    /**
     * What is not as it was; nothing when all is well.
     *
     * @param actor who wants to know
     */
    public List<String> verify(Recording recording, String actor) {
        var known = new Verification.KnownHead(recording.headLines(), recording.headSha256());
        List<String> findings =
                Verification.of(
                                archive.folder(recording.recordingId()),
                                keys.publicKey(),
                                keys.master(),
                                Optional.of(known))
                        .stream()
                        .map(Finding::toString)
                        .toList();
        if (!findings.isEmpty()) {
            corrupted.increment();
            LOG.errorf(
                    "event=recording-corrupted recording=%s findings=%d first=\"%s\"",
                    recording.recordingId(), findings.size(), findings.getFirst());
        }
        store.verified(recording, findings.size(), told(recording, actor, findings))
                .await()
                .atMost(STORE);
        return findings;
    }

    private List<Event<?>> told(Recording recording, String actor, List<String> findings) {
        Instant now = clock.instant();
        String id = recording.recordingId();
        var type =
                findings.isEmpty() ? EventTypes.RECORDING_VERIFIED : EventTypes.RECORDING_CORRUPTED;
        var verification = new RecordingVerification(id, recording.meetingId(), findings, now);
        var entry =
                new AuditEntry(
                        actor,
                        "recording.verified",
                        id,
                        AuditEntry.Outcome.GRANTED,
                        null,
                        "%d findings".formatted(findings.size()),
                        now);
        return List.of(
                events.create(type, id, verification),
                events.create(EventTypes.AUDIT_RECORDED, actor, entry));
    }
}
