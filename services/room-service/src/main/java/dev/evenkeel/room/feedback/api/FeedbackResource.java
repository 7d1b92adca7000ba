package dev.evenkeel.room.feedback.api;

import dev.evenkeel.contracts.meeting.FeedbackGiven.Reason;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.api.Gate;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.feedback.domain.Feedback;
import dev.evenkeel.room.feedback.domain.FeedbackRules;
import dev.evenkeel.room.feedback.domain.FeedbackSummary;
import dev.evenkeel.room.feedback.store.FeedbackStore;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** How meetings were: said by those who were there, read by hosts and operators. */
@Path("/api/v1/meetings/{meetingId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FeedbackResource {
    private final Gate gate;
    private final FeedbackStore store;
    private final Clock clock;

    @Inject
    FeedbackResource(Gate gate, FeedbackStore store, Clock clock) {
        this.gate = gate;
        this.store = store;
        this.clock = clock;
    }

    /**
     * @param resumeKey of the seat that the person had
     * @param rating 1 to 5
     */
    public record Given(
            @Schema(required = true) @Nullable String resumeKey,
            @Schema(required = true, minimum = "1", maximum = "5") @Nullable Integer rating,
            @Nullable List<@Nullable Reason> reasons,
            @Schema(maxLength = FeedbackRules.LONGEST_COMMENT) @Nullable String comment) {

        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Given[…]";
        }
    }

    /** Says it, or says it differently. */
    @PUT
    @Path("/participants/{participantId}/feedback")
    @Operation(summary = "Says how the meeting was")
    @APIResponse(responseCode = "204", description = "done")
    @Refuses({"403 forbidden", "404 not-found", "410 feedback-closed"})
    public Uni<Response> give(
            @Context HttpServerRequest request,
            @PathParam("meetingId") String meetingId,
            @PathParam("participantId") String participantId,
            @Nullable Given given) {
        Given said = given == null ? new Given(null, null, null, null) : given;
        Instant now = clock.instant();
        return switch (FeedbackRules.read(said.rating(), said.reasons(), said.comment(), now)) {
            case Reply.Refused<Feedback>(Refusal refusal) ->
                    ProblemResponses.deferred(problem(refusal));
            case Reply.Done<Feedback>(Feedback feedback) ->
                    gate.anybody(
                            request,
                            _ -> give(meetingId, participantId, said.resumeKey(), feedback));
        };
    }

    /** What everybody said: for the browser that made the meeting, and for operators. */
    @GET
    @Path("/feedback")
    @Operation(summary = "What everybody said")
    @APIResponseSchema(
            value = FeedbackSummary.class,
            responseCode = "200",
            responseDescription = "done")
    @SecurityRequirement(name = "hostKey")
    @SecurityRequirement(name = "session")
    @Refuses({"401 signed-out", "403 forbidden", "403 second-factor-required"})
    public Uni<Response> read(
            @Context HttpServerRequest request,
            @PathParam("meetingId") String meetingId,
            @HeaderParam("Evenkeel-Host-Key") @Nullable String hostKey) {
        if (hostKey == null || hostKey.isEmpty()) {
            return gate.signedIn(request, Right.CONSOLE, (_, _) -> summary(meetingId));
        }
        return gate.anybody(
                request,
                _ ->
                        store.hostKey(meetingId)
                                .chain(known ->
                                        known.filter(hash -> hash.matches(hostKey)).isPresent()
                                                ? summary(meetingId)
                                                : ProblemResponses.deferred(wrongHostKey())));
    }

    private Uni<Response> give(
            String meetingId, String participantId, @Nullable String key, Feedback feedback) {
        return store.attendee(meetingId, participantId)
                .chain(found ->
                        whyNot(found, participantId, key, feedback.givenAt())
                                .map(ProblemResponses::deferred)
                                .orElseGet(() ->
                                        store.keep(meetingId, participantId, feedback)
                                                .map(_ -> Response.noContent().build())));
    }

    private static Optional<Problem> whyNot(
            Optional<FeedbackStore.Attendee> found,
            String participantId,
            @Nullable String key,
            Instant now) {
        if (found.isEmpty()) {
            return Optional.of(Problem.notFound("participant", participantId));
        }
        KeyHash resumeKey = found.get().resumeKey();
        if (key == null || !resumeKey.matches(key)) {
            return Optional.of(
                    Problem.forbidden("only the person who was there says how it was")
                            .withField(
                                    "/resumeKey",
                                    "the key given at admission",
                                    key == null ? "nothing" : "another key"));
        }
        return FeedbackRules.isOpen(found.get().leftAt(), now)
                ? Optional.empty()
                : Optional.of(
                        Problem.of(410, "feedback-closed", "Too late for feedback")
                                .withDetail("feedback is taken until a day after leaving"));
    }

    private Uni<Response> summary(String meetingId) {
        return store.of(meetingId)
                .map(all ->
                        Response.ok(FeedbackSummary.of(all))
                                .header("Cache-Control", "no-store")
                                .build());
    }

    private static Problem problem(Refusal refusal) {
        return refusal instanceof Refusal.BadField bad
                ? Problem.badField(bad.field(), bad.expected(), bad.actual())
                : Problem.forbidden(refusal.toString());
    }

    private static Problem wrongHostKey() {
        return Problem.forbidden("the host key is not that of this meeting");
    }
}
