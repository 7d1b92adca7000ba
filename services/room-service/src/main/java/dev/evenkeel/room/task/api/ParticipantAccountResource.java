package dev.evenkeel.room.task.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.api.Gate;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.task.store.PartyStore;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Whose a seat is: said by the browser that has its key and is signed in. */
@Path("/api/v1/meetings/{meetingId}/participants/{participantId}/account")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "session")
public class ParticipantAccountResource {
    private final Gate gate;
    private final PartyStore parties;

    @Inject
    ParticipantAccountResource(Gate gate, PartyStore parties) {
        this.gate = gate;
        this.parties = parties;
    }

    /** From then on, what is for the participant is in the own list. */
    @PUT
    @Operation(summary = "Says that a seat is one's own")
    @APIResponse(responseCode = "204", description = "done")
    @Refuses("404 not-found")
    public Uni<Response> link(
            @Context HttpServerRequest request,
            @PathParam("meetingId") String meetingId,
            @PathParam("participantId") String participantId,
            TaskViews.@Nullable Link link) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, _) ->
                        link == null || link.resumeKey() == null
                                ? ProblemResponses.deferred(
                                        Problem.badField(
                                                "/resumeKey", "the key given at admission", null))
                                : link(caller, meetingId, participantId, link.resumeKey()));
    }

    private Uni<Response> link(
            Caller caller, String meetingId, String participantId, String resumeKey) {
        return parties.party(meetingId, new PartyStore.Shown(null, participantId, resumeKey))
                .chain(party ->
                        party.isEmpty()
                                ? ProblemResponses.deferred(
                                        Problem.notFound("participant", participantId))
                                : parties.link(participantId, caller.accountId())
                                        .map(_ -> Response.noContent().build()));
    }
}
