package dev.evenkeel.recording.api;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.token.TokenClaims;
import dev.evenkeel.recording.archive.Archive;
import dev.evenkeel.recording.archive.Tombstone;
import dev.evenkeel.recording.retention.Deletion;
import dev.evenkeel.recording.store.DeletionStore;
import dev.evenkeel.recording.store.Recording;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Hosts delete recordings, or hold them so that nothing does. */
@SecurityRequirement(name = "bearer")
@Path("/api/v1/recordings/{recordingId}")
@Blocking
public class KeepingResource {
    private static final Duration STORE = Duration.ofSeconds(5);
    private static final int LONGEST_REASON = 300;

    private final DeletionStore deletions;
    private final Deletion deletion;
    private final Desk desk;
    private final Viewers viewers;
    private final AuditLog audit;
    private final Archive archive;

    @Inject
    KeepingResource(
            DeletionStore deletions,
            Deletion deletion,
            Desk desk,
            Viewers viewers,
            AuditLog audit,
            Archive archive) {
        this.deletions = deletions;
        this.deletion = deletion;
        this.desk = desk;
        this.viewers = viewers;
        this.audit = audit;
        this.archive = archive;
    }

    /** For good; asked for again nothing happens. */
    @DELETE
    @Operation(summary = "Deletes a recording for good; asked for again nothing happens")
    @Refuses({"404 not-found", "409 conflict"})
    public void delete(@PathParam("recordingId") String recordingId, @Context HttpHeaders headers) {
        Desk.Asked asked = desk.host(headers, recordingId, "recording.deleted");
        TokenClaims who = asked.who();
        Recording recording = asked.recording();
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

    /**
     * @param reason for auditors, up to 300 characters; null when none is given
     */
    public record Reason(@Schema(maxLength = LONGEST_REASON) @Nullable String reason) {}

    @PUT
    @Path("/hold")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Keeps a recording from being deleted, by people and by its age")
    @Refuses({"404 not-found", "409 conflict"})
    public void hold(
            @PathParam("recordingId") String recordingId,
            @Context HttpHeaders headers,
            @Nullable Reason given) {
        Desk.Asked asked = desk.host(headers, recordingId, "recording.held");
        String by = asked.who().subject();
        String reason = words(given);
        var events = audit.hold(asked.recording(), by, true, reason);
        refuseIfGone(
                deletions.hold(recordingId, by, reason, events).await().atMost(STORE),
                asked.recording());
    }

    @DELETE
    @Path("/hold")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Lets a recording be deleted again")
    @Refuses({"404 not-found", "409 conflict"})
    public void release(
            @PathParam("recordingId") String recordingId,
            @Context HttpHeaders headers,
            @Nullable Reason given) {
        Desk.Asked asked = desk.host(headers, recordingId, "recording.released");
        var events = audit.hold(asked.recording(), asked.who().subject(), false, words(given));
        refuseIfGone(
                deletions.release(recordingId, events).await().atMost(STORE), asked.recording());
    }

    /** What remains of a recording that was deleted; for who might have watched it. */
    @GET
    @Path("/proof")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What remains of a recording that was deleted")
    @Refuses({"404 not-found", "409 conflict"})
    public Tombstone proof(
            @PathParam("recordingId") String recordingId, @Context HttpHeaders headers) {
        TokenClaims who = viewers.identify(headers);
        Recording recording = desk.find(recordingId);
        viewers.admit(who, recording);
        if (recording.state() != Recording.State.DELETED) {
            throw Viewers.refusal(Problem.conflict("the recording was not deleted"));
        }
        try {
            return archive.folder(recordingId).readTombstone();
        } catch (IOException e) {
            throw new UncheckedIOException("the proof of " + recordingId + " is not there", e);
        }
    }

    private static void refuseIfGone(boolean changed, Recording recording) {
        if (!changed && recording.deletedAt() != null) {
            throw Viewers.refusal(Problem.conflict("the recording was deleted"));
        }
    }

    private static @Nullable String words(@Nullable Reason given) {
        String words = given == null || given.reason() == null ? "" : given.reason().strip();
        if (words.length() > LONGEST_REASON) {
            throw Viewers.refusal(
                    Problem.badField("/reason", "up to 300 characters", words.length()));
        }
        return words.isEmpty() ? null : words;
    }
}
