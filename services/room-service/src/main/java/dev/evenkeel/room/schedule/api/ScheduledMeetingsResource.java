package dev.evenkeel.room.schedule.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.api.Gate;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.api.Answers;
import dev.evenkeel.room.schedule.Schedules;
import dev.evenkeel.room.schedule.domain.Attendance;
import dev.evenkeel.room.schedule.domain.PlanForm;
import dev.evenkeel.room.schedule.domain.Schedule;
import dev.evenkeel.room.schedule.mail.Mailroom;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/schedule/meetings}: meetings that are planned. */
@Path("/api/v1/schedule/meetings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ScheduledMeetingsResource {
    private final Gate gate;
    private final Schedules schedules;
    private final Mailroom mailroom;
    private final Clock clock;

    @Inject
    ScheduledMeetingsResource(Gate gate, Schedules schedules, Mailroom mailroom, Clock clock) {
        this.gate = gate;
        this.schedules = schedules;
        this.mailroom = mailroom;
        this.clock = clock;
    }

    /** Whether somebody invited comes. */
    public record AnswerForm(@Schema(required = true) @Nullable Attendance answer) {}

    @POST
    @Operation(summary = "Schedules a meeting")
    @APIResponseSchema(
            value = Views.Meeting.class,
            responseCode = "201",
            responseDescription = "made")
    @SecurityRequirement(name = "session")
    @Refuses("409 conflict")
    public Uni<Response> create(@Context HttpServerRequest request, @Nullable PlanForm form) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) ->
                        schedules
                                .create(caller, visit, form == null ? PlanForm.EMPTY : form)
                                .map(reply -> Answers.of(reply, made -> created(made, caller))));
    }

    /** Meetings the caller organizes or is invited to. */
    @GET
    @Operation(summary = "Meetings the caller organizes or is invited to")
    @APIResponseSchema(value = Views.All.class, responseCode = "200", responseDescription = "done")
    @SecurityRequirement(name = "session")
    public Uni<Response> list(
            @Context HttpServerRequest request,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"upcoming", "past"}))
                    @QueryParam("when")
                    @DefaultValue("upcoming")
                    String when) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, _) ->
                        switch (when) {
                            case "upcoming", "past" ->
                                    schedules
                                            .of(caller)
                                            .map(all -> {
                                                Listing listing =
                                                        new Listing(caller.account(), all);
                                                return Response.ok(
                                                                when.equals("past")
                                                                        ? listing.past(
                                                                                clock.instant())
                                                                        : listing.upcoming(
                                                                                clock.instant()))
                                                        .build();
                                            });
                            default ->
                                    ProblemResponses.deferred(
                                            Problem.badField("when", "upcoming or past", when));
                        });
    }

    @GET
    @Path("{meetingId}")
    @Operation(summary = "A scheduled meeting")
    @APIResponseSchema(
            value = Views.Meeting.class,
            responseCode = "200",
            responseDescription = "done")
    @SecurityRequirement(name = "session")
    @Refuses("404 not-found")
    public Uni<Response> get(
            @Context HttpServerRequest request, @PathParam("meetingId") String meetingId) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) ->
                        schedules
                                .see(caller, visit, meetingId)
                                .map(reply -> Answers.of(reply, found -> ok(found, caller))));
    }

    /** The whole meeting as it shall be. */
    @PUT
    @Path("{meetingId}")
    @Operation(summary = "The whole meeting as it shall be")
    @APIResponseSchema(
            value = Views.Meeting.class,
            responseCode = "200",
            responseDescription = "done")
    @SecurityRequirement(name = "session")
    @Refuses({"404 not-found", "409 conflict"})
    public Uni<Response> change(
            @Context HttpServerRequest request,
            @PathParam("meetingId") String meetingId,
            @Nullable PlanForm form) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) ->
                        schedules
                                .change(
                                        caller,
                                        visit,
                                        meetingId,
                                        form == null ? PlanForm.EMPTY : form)
                                .map(reply -> Answers.of(reply, after -> ok(after, caller))));
    }

    /** Cancels all of it. Doing it twice is the same as once. */
    @DELETE
    @Path("{meetingId}")
    @Operation(summary = "Cancels all of a meeting")
    @APIResponseSchema(
            value = Views.Meeting.class,
            responseCode = "200",
            responseDescription = "done")
    @SecurityRequirement(name = "session")
    @Refuses({"404 not-found", "409 conflict"})
    public Uni<Response> cancel(
            @Context HttpServerRequest request, @PathParam("meetingId") String meetingId) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) ->
                        schedules
                                .cancel(caller, visit, meetingId)
                                .map(reply -> Answers.of(reply, after -> ok(after, caller))));
    }

    @PUT
    @Path("{meetingId}/answer")
    @Operation(summary = "Whether one comes")
    @APIResponseSchema(
            value = Views.Meeting.class,
            responseCode = "200",
            responseDescription = "done")
    @SecurityRequirement(name = "session")
    @Refuses({"404 not-found", "409 conflict"})
    public Uni<Response> answer(
            @Context HttpServerRequest request,
            @PathParam("meetingId") String meetingId,
            @Nullable AnswerForm form) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) -> {
                    Attendance answer = form == null ? null : form.answer();
                    return answer == null
                            ? ProblemResponses.deferred(
                                    Problem.badField(
                                            "/answer",
                                            "accepted, tentative or declined",
                                            "nothing"))
                            : schedules
                                    .answer(caller, visit, meetingId, answer)
                                    .map(reply -> Answers.of(reply, after -> ok(after, caller)));
                });
    }

    private Response created(Schedule schedule, Caller caller) {
        return Response.created(URI.create("/api/v1/schedule/meetings/" + schedule.meetingId()))
                .entity(view(schedule, caller))
                .build();
    }

    private Response ok(Schedule schedule, Caller caller) {
        return Response.ok(view(schedule, caller)).header("Cache-Control", "no-store").build();
    }

    private Views.Meeting view(Schedule schedule, Caller caller) {
        return Views.Meeting.of(
                schedule,
                caller.account(),
                Listing.next(schedule, clock.instant()),
                mailroom.isOpen());
    }
}
