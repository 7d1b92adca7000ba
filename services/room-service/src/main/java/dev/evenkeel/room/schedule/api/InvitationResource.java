package dev.evenkeel.room.schedule.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.api.Gate;
import dev.evenkeel.room.api.Answers;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.schedule.Invitations;
import dev.evenkeel.room.schedule.domain.Attendance;
import dev.evenkeel.room.schedule.domain.Occurrence;
import dev.evenkeel.room.schedule.domain.Schedule;
import dev.evenkeel.room.schedule.store.ScheduleBook;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/schedule/invitations}: what the link in an invitation opens. As with other links
 * the secret follows a # there, so that it is in no URL that is sent.
 */
@Path("/api/v1/schedule/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InvitationResource {
    private final Gate gate;
    private final Invitations invitations;
    private final Clock clock;

    @Inject
    InvitationResource(Gate gate, Invitations invitations, Clock clock) {
        this.gate = gate;
        this.invitations = invitations;
        this.clock = clock;
    }

    /** What a link is shown with; everything may be missing. */
    public record Use(
            @Schema(required = true) @Nullable String secret, @Nullable Attendance answer) {
        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Use[…]";
        }
    }

    /** What one is invited to. */
    @POST
    @Operation(summary = "What one is invited to")
    @APIResponseSchema(
            value = Views.Invitation.class,
            responseCode = "200",
            responseDescription = "done")
    @Refuses({"403 forbidden", "410 link-spent"})
    public Uni<Response> look(@Context HttpServerRequest request, @Nullable Use use) {
        String secret = use == null ? null : use.secret();
        return gate.anybody(
                request,
                _ ->
                        secret == null
                                ? ProblemResponses.deferred(
                                        Problem.badField("/secret", "a value", "nothing"))
                                : invitations.look(secret).map(this::shown));
    }

    /** Whether one comes. May be changed as often as one likes. */
    @PUT
    @Path("answer")
    @Operation(summary = "Whether one comes, by the link of the invitation")
    @APIResponse(responseCode = "204", description = "done")
    @Refuses({"403 forbidden", "404 not-found", "409 conflict", "410 link-spent"})
    public Uni<Response> answer(@Context HttpServerRequest request, @Nullable Use use) {
        return gate.anybody(
                request,
                visit -> {
                    String secret = use == null ? null : use.secret();
                    Attendance answer = use == null ? null : use.answer();
                    if (secret == null) {
                        return ProblemResponses.deferred(
                                Problem.badField("/secret", "a value", "nothing"));
                    } else if (answer == null) {
                        return ProblemResponses.deferred(
                                Problem.badField(
                                        "/answer", "accepted, tentative or declined", "nothing"));
                    }
                    return invitations
                            .answer(secret, answer, visit)
                            .map(InvitationResource::answered);
                });
    }

    private Response shown(Optional<ScheduleBook.Invitation> found) {
        return found.map(invitation ->
                        Response.ok(
                                        Views.Invitation.of(
                                                invitation.schedule(),
                                                invitation.email(),
                                                next(invitation.schedule())))
                                .header("Cache-Control", "no-store")
                                .build())
                .orElseGet(InvitationResource::spent);
    }

    private Occurrence next(Schedule schedule) {
        return Listing.next(schedule, clock.instant()).stream()
                .findFirst()
                .orElseGet(schedule::firstAsPlanned);
    }

    private static Response answered(Optional<Reply<Schedule>> reply) {
        return reply.map(one -> Answers.of(one, _ -> Response.noContent().build()))
                .orElseGet(InvitationResource::spent);
    }

    private static Response spent() {
        return ProblemResponses.of(
                Problem.of(410, "link-spent", "The link is not good any more")
                        .withDetail("you are not invited any more, or the meeting is gone"));
    }
}
