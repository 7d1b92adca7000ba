package dev.evenkeel.room.schedule.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.api.Gate;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.api.Answers;
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
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/schedule/meetings/{id}/occurrences/{recurrenceId}}: one occurrence of a series, or
 * with {@code scope=this-and-following} this and those after it.
 */
@Path("/api/v1/schedule/meetings/{meetingId}/occurrences/{recurrenceId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OccurrenceResource {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

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
    @Operation(summary = "Changes one occurrence, or it and those after it")
    @APIResponseSchema(
            value = Views.Meeting.class,
            responseCode = "200",
            responseDescription = "done")
    @SecurityRequirement(name = "session")
    @Refuses({"404 not-found", "409 conflict"})
    public Uni<Response> change(
            @Context HttpServerRequest request,
            @PathParam("meetingId") String meetingId,
            @PathParam("recurrenceId") String recurrenceId,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"this", "this-and-following"}))
                    @QueryParam("scope")
                    @DefaultValue("this")
                    String scope,
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
    @Operation(summary = "Cancels one occurrence, or it and those after it")
    @APIResponseSchema(
            value = Views.Meeting.class,
            responseCode = "200",
            responseDescription = "done")
    @SecurityRequirement(name = "session")
    @Refuses({"404 not-found", "409 conflict"})
    public Uni<Response> cancel(
            @Context HttpServerRequest request,
            @PathParam("meetingId") String meetingId,
            @PathParam("recurrenceId") String recurrenceId,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"this", "this-and-following"}))
                    @QueryParam("scope")
                    @DefaultValue("this")
                    String scope,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32"))
                    @QueryParam("sequence")
                    @Nullable String sequence) {
        if (sequence != null && !WHOLE_NUMBER.matcher(sequence).matches()) {
            return ProblemResponses.deferred(
                    Problem.badField("sequence", "a whole number", sequence));
        }
        Integer basis = sequence == null ? null : Integer.valueOf(sequence);
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
                                                .cancel(caller, visit, which, basis)
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
