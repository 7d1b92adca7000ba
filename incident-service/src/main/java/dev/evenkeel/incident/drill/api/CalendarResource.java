package dev.evenkeel.incident.drill.api;

import dev.evenkeel.incident.console.api.Actor;
import dev.evenkeel.incident.console.api.ForOperators;
import dev.evenkeel.incident.console.api.IdempotencyKey;
import dev.evenkeel.incident.drill.domain.DrillDate;
import dev.evenkeel.incident.drill.domain.DrillSchedule;
import dev.evenkeel.incident.drill.events.DrillStarter;
import dev.evenkeel.incident.drill.events.Faults;
import dev.evenkeel.incident.drill.store.DrillCalendarStore;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/drill-schedules}: drills planned for a date, or for many. */
@SecurityRequirement(name = "bearer")
@Path("/api/v1/drill-schedules")
@Produces(MediaType.APPLICATION_JSON)
@ForOperators
public class CalendarResource {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int SHOWN = 5;
    private static final String ICALENDAR = "text/calendar;charset=UTF-8";

    private final DrillCalendarStore store;
    private final DrillStarter starter;
    private final Faults faults;
    private final Clock clock;

    @Inject
    CalendarResource(DrillCalendarStore store, DrillStarter starter, Faults faults, Clock clock) {
        this.store = store;
        this.starter = starter;
        this.faults = faults;
        this.clock = clock;
    }

    /**
     * All that is planned, and what became of the newest 200 dates.
     *
     * @param allowed whether this installation allows drills
     */
    public record Calendar(boolean allowed, List<Planned> schedules, List<DrillDate> dates) {}

    /**
     * A schedule.
     *
     * @param nextDates the next five
     */
    public record Planned(DrillSchedule schedule, List<Instant> nextDates) {}

    @GET
    @Operation(summary = "Drills that are planned, and what became of the newest 200 dates")
    @APIResponseSchema(value = Calendar.class, responseCode = "200", responseDescription = "done")
    public Uni<Response> calendar() {
        Instant now = clock.instant();
        return answered(
                store.schedules()
                        .chain(schedules ->
                                store.dates().map(dates -> calendar(schedules, dates, now))));
    }

    /** The same for other programs: an iCalendar file of what was not ended. */
    @GET
    @Path("calendar.ics")
    @Produces(ICALENDAR)
    @Operation(summary = "Drills that are planned, as an iCalendar file (RFC 5545)")
    @APIResponse(
            responseCode = "200",
            description = "the file",
            content =
                    @Content(
                            mediaType = "text/calendar",
                            schema = @Schema(type = SchemaType.STRING),
                            examples =
                                    @ExampleObject(name = "calendar", value = DrillFeed.EXAMPLE)))
    public Uni<Response> feed() {
        return answered(
                store.schedules()
                        .map(schedules ->
                                Response.ok(DrillFeed.of(schedules), ICALENDAR)
                                        .header(
                                                "Content-Disposition",
                                                "attachment; filename=\"drills.ics\"")
                                        .build()));
    }

    /** Plans one; the key makes a repeated call the same schedule. */
    @POST
    @Operation(summary = "Plans a drill for a date, or for many")
    @APIResponseSchema(value = Planned.class, responseCode = "201", responseDescription = "planned")
    public Uni<Response> plan(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable ScheduleBody body,
            @Context ContainerRequestContext request) {
        if (key == null || !IdempotencyKey.isGood(key)) {
            return ProblemResponses.deferred(IdempotencyKey.wrong(key, "schedule"));
        }
        Instant now = clock.instant();
        boolean canBeTried = body != null && body.planId() != null && starter.canTry(body.planId());
        return switch (ScheduleForm.read(body, canBeTried, key, Actor.of(request), now)) {
            case ScheduleForm.Wrong(Problem problem) -> ProblemResponses.deferred(problem);
            case ScheduleForm.Asked(DrillSchedule schedule) ->
                    answered(
                            store.put(schedule, schedule.next(now))
                                    .map(kept ->
                                            Response.status(201)
                                                    .entity(planned(kept.orElse(schedule), now))
                                                    .build()));
        };
    }

    /** Ends one: no date of it is kept any more. */
    @DELETE
    @Path("{id}")
    @Operation(summary = "Ends a schedule: no date of it is kept any more")
    @APIResponseSchema(value = Planned.class, responseCode = "200", responseDescription = "ended")
    @Refuses("404 not-found")
    public Uni<Response> end(@PathParam("id") String id, @Context ContainerRequestContext request) {
        Instant now = clock.instant();
        return answered(
                store.end(id, Actor.of(request), now)
                        .map(ended ->
                                ended.map(one -> Response.ok(planned(one, now)).build())
                                        .orElseGet(() ->
                                                ProblemResponses.of(
                                                        Problem.notFound("drill schedule", id)))));
    }

    private Response calendar(List<DrillSchedule> schedules, List<DrillDate> dates, Instant now) {
        return Response.ok(
                        new Calendar(
                                faults.areAllowed(),
                                schedules.stream().map(one -> planned(one, now)).toList(),
                                dates))
                .build();
    }

    private static Planned planned(DrillSchedule schedule, Instant now) {
        return new Planned(schedule, schedule.upcoming(now, SHOWN));
    }

    private static Uni<Response> answered(Uni<Response> work) {
        return work.onFailure()
                .recoverWithItem(() ->
                        ProblemResponses.of(
                                Problem.unavailable(
                                        "planned drills cannot be read or kept right now", SOON)));
    }
}
