package dev.evenkeel.room.schedule.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.api.Gate;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.schedule.Occurrences;
import dev.evenkeel.room.schedule.Occurrences.Scope;
import dev.evenkeel.room.schedule.Occurrences.Which;
import dev.evenkeel.room.schedule.domain.PlanForm;
import dev.evenkeel.room.schedule.domain.Schedule;
import dev.evenkeel.room.schedule.mail.Mailroom;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/schedule/meetings/{id}/occurrences/{recurrenceId}}: one occurrence of a series, or
 * with {@code scope=this-and-following} this and those after it.
 */
@Path("/api/v1/schedule/meetings/{meetingId}/occurrences/{recurrenceId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OccurrenceResource {
    private final Gate gate;
    private final Occurrences occurrences;
    private final Mailroom mailroom;
    private final Clock clock;

    @Inject
    OccurrenceResource(Gate gate, Occurrences occurrences, Mailroom mailroom, Clock clock) {
        this.gate = gate;
        this.occurrences = occurrences;
        this.mailroom = mailroom;
        this.clock = clock;
    }

    /** Answers with the meeting the occurrence is part of now. */
    @PUT
    public Uni<Response> change(
            @Context HttpServerRequest request,
            @PathParam("meetingId") String meetingId,
            @PathParam("recurrenceId") String recurrenceId,
            @QueryParam("scope") @DefaultValue("this") String scope,
            @Nullable PlanForm form) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) ->
                        which(
                                meetingId,
                                recurrenceId,
                                scope,
                                which ->
                                        occurrences
                                                .change(
                                                        caller,
                                                        visit,
                                                        which,
                                                        form == null ? PlanForm.EMPTY : form)
                                                .map(reply ->
                                                        Answers.of(
                                                                reply,
                                                                after -> ok(after, caller)))));
    }

    @DELETE
    public Uni<Response> cancel(
            @Context HttpServerRequest request,
            @PathParam("meetingId") String meetingId,
            @PathParam("recurrenceId") String recurrenceId,
            @QueryParam("scope") @DefaultValue("this") String scope,
            @QueryParam("sequence") @Nullable Integer sequence) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) ->
                        which(
                                meetingId,
                                recurrenceId,
                                scope,
                                which ->
                                        occurrences
                                                .cancel(caller, visit, which, sequence)
                                                .map(reply ->
                                                        Answers.of(
                                                                reply,
                                                                after -> ok(after, caller)))));
    }

    private static Uni<Response> which(
            String meetingId,
            String recurrenceId,
            String scope,
            Function<Which, Uni<Response>> work) {
        Scope meant =
                switch (scope) {
                    case "this" -> Scope.THIS;
                    case "this-and-following" -> Scope.THIS_AND_FOLLOWING;
                    default -> null;
                };
        if (meant == null) {
            return ProblemResponses.deferred(
                    Problem.badField("scope", "this or this-and-following", scope));
        }
        try {
            LocalDateTime id = Views.recurrenceId(recurrenceId);
            return work.apply(new Which(meetingId, id, meant));
        } catch (DateTimeParseException notATime) {
            return ProblemResponses.deferred(
                    Problem.badField(
                            "recurrenceId",
                            "a date and time such as 20270328T090000",
                            recurrenceId));
        }
    }

    private Response ok(Schedule schedule, Caller caller) {
        return Response.ok(
                        Views.Meeting.of(
                                schedule,
                                caller.account(),
                                Listing.next(schedule, clock.instant()),
                                mailroom.isOpen()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
