package dev.evenkeel.recording.api;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.token.TokenClaims;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.store.Recording;
import dev.evenkeel.recording.store.RecordingStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where hosts come with what they want done; who is none is sent away, and that is noted. */
@Singleton
class Desk {
    private static final Duration STORE = Duration.ofSeconds(5);

    private final RecordingStore recordings;
    private final Viewers viewers;
    private final AuditLog audit;

    @Inject
    Desk(RecordingStore recordings, Viewers viewers, AuditLog audit) {
        this.recordings = recordings;
        this.viewers = viewers;
        this.audit = audit;
    }

    /** Somebody who may, and what about. */
    record Asked(TokenClaims who, Recording recording) {}

    /**
     * Refuses who is no host of the meeting.
     *
     * @param action as the audit trail calls it
     */
    Asked host(HttpHeaders headers, String recordingId, String action) {
        TokenClaims who = viewers.identify(headers);
        Recording recording = find(recordingId);
        try {
            viewers.admitHost(who, recording);
        } catch (WebApplicationException refused) {
            audit.note(recording, who.subject(), action, AuditEntry.Outcome.REFUSED);
            throw refused;
        }
        return new Asked(who, recording);
    }

    /** Refuses what there is not. */
    Recording find(String recordingId) {
        return Optional.of(recordingId)
                .filter(RecordingFolder::isId)
                .flatMap(id -> recordings.find(id).await().atMost(STORE))
                .orElseThrow(() -> Viewers.refusal(Problem.notFound("recording", recordingId)));
    }

    /** The body of a request that means nothing without one. */
    static <T> T needed(@Nullable T body) {
        if (body == null) {
            throw Viewers.refusal(Problem.badField("", "a JSON object", "nothing"));
        }
        return body;
    }

    /** Refuses what was deleted. */
    static void refuseGone(Recording recording) {
        if (recording.deletedAt() != null) {
            throw Viewers.refusal(
                    Problem.of(410, "gone", "The recording was deleted")
                            .withDetail("it was deleted at " + recording.deletedAt()));
        }
    }
}
