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

    /**
     * Refuses who may not watch it, and everybody while it is being made and once it was deleted.
     *
     * @param action as the audit trail calls it; null for what follows one that is there
     */
    Asked watcher(HttpHeaders headers, String recordingId, @Nullable String action) {
        TokenClaims who = viewers.identify(headers);
        Recording recording = find(recordingId);
        try {
            viewers.admit(who, recording);
        } catch (WebApplicationException refused) {
            audit.note(recording, who.subject(), "recording.played", AuditEntry.Outcome.REFUSED);
            throw refused;
        }
        refuseUnlessReady(recording);
        if (action != null) {
            audit.note(recording, who.subject(), action, AuditEntry.Outcome.GRANTED);
        }
        return new Asked(who, recording);
    }

    private static void refuseUnlessReady(Recording recording) {
        switch (recording.state()) {
            case READY -> {}
            case RECORDING ->
                    throw Viewers.refusal(
                            Problem.conflict(
                                    "the recording is still being made: it can be played soon"));
            case DELETING, DELETED -> refuseGone(recording);
        }
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
