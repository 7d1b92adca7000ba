package dev.evenkeel.recording.api;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.token.TokenClaims;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.retention.Deletion;
import dev.evenkeel.recording.store.DeletionStore;
import dev.evenkeel.recording.store.Recording;
import dev.evenkeel.recording.store.RecordingStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/** Hosts delete recordings, or hold them so that nothing does. */
@Path("/api/v1/recordings/{recordingId}")
@Blocking
public class KeepingResource {
    private static final Duration STORE = Duration.ofSeconds(5);

    private final RecordingStore recordings;
    private final DeletionStore deletions;
    private final Deletion deletion;
    private final Viewers viewers;
    private final AuditLog audit;

    @Inject
    KeepingResource(
            RecordingStore recordings,
            DeletionStore deletions,
            Deletion deletion,
            Viewers viewers,
            AuditLog audit) {
        this.recordings = recordings;
        this.deletions = deletions;
        this.deletion = deletion;
        this.viewers = viewers;
        this.audit = audit;
    }

    /** For good; asked for again nothing happens. */
    @DELETE
    public void delete(@PathParam("recordingId") String recordingId, @Context HttpHeaders headers) {
        TokenClaims who = viewers.identify(headers);
        Recording recording = host(who, recordingId, "recording.deleted");
        if (recording.state() == Recording.State.DELETED) {
            return;
        }
        if (!deletion.delete(recordingId, who.subject())) {
            audit.note(recording, who.subject(), "recording.deleted", AuditEntry.Outcome.REFUSED);
            throw Viewers.refusal(
                    Problem.conflict(
                            recording.held()
                                    ? "the recording is held: release it first"
                                    : "the recording is still being made: it can be deleted soon"));
        }
    }

    @PUT
    @Path("/hold")
    public void hold(@PathParam("recordingId") String recordingId, @Context HttpHeaders headers) {
        change(recordingId, headers, true);
    }

    @DELETE
    @Path("/hold")
    public void release(
            @PathParam("recordingId") String recordingId, @Context HttpHeaders headers) {
        change(recordingId, headers, false);
    }

    private void change(String recordingId, HttpHeaders headers, boolean held) {
        TokenClaims who = viewers.identify(headers);
        Recording recording =
                host(who, recordingId, held ? "recording.held" : "recording.released");
        var events = audit.hold(recording, who.subject(), held);
        boolean changed = deletions.hold(recordingId, held, events).await().atMost(STORE);
        if (!changed && recording.deletedAt() != null) {
            throw Viewers.refusal(Problem.conflict("the recording was deleted"));
        }
    }

    private Recording host(TokenClaims who, String recordingId, String action) {
        Recording recording =
                Optional.of(recordingId)
                        .filter(RecordingFolder::isId)
                        .flatMap(id -> recordings.find(id).await().atMost(STORE))
                        .orElseThrow(
                                () -> Viewers.refusal(Problem.notFound("recording", recordingId)));
        try {
            viewers.admitHost(who, recording);
        } catch (WebApplicationException refused) {
            audit.note(recording, who.subject(), action, AuditEntry.Outcome.REFUSED);
            throw refused;
        }
        return recording;
    }
}
