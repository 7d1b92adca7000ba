package dev.evenkeel.room.schedule.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.Visit;
import dev.evenkeel.room.account.api.Gate;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.api.Answers;
import dev.evenkeel.room.api.Refusals;
import dev.evenkeel.room.domain.Nearness;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.schedule.Doors;
import dev.evenkeel.room.schedule.domain.Door;
import dev.evenkeel.room.schedule.domain.Occurrence;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/schedule/meetings/{id}/door}: what everybody with the link meets there, signed in
 * or not.
 */
@Path("/api/v1/schedule/meetings/{meetingId}/door")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DoorResource {
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final Gate gate;
    private final Doors doors;

    @Inject
    DoorResource(Gate gate, Doors doors) {
        this.gate = gate;
        this.doors = doors;
    }

    /**
     * What whoever comes in may say.
     *
     * @param roundTripMillis to each relay, by its id, as they measured it: if they open the
     *     meeting, near ones are preferred; at most 32, each 0–60,000; unknown relays are ignored
     */
    public record Entering(
            @Schema(maxProperties = Nearness.MOST_ROUND_TRIPS)
                    @Nullable Map<String, @Nullable Double> roundTripMillis) {}

    /** When it begins, and whether it has. */
    @GET
    @Operation(summary = "When a scheduled meeting begins, and whether it has")
    @APIResponseSchema(value = Views.Door.class, responseCode = "200", responseDescription = "done")
    @Refuses({"403 forbidden", "404 not-found"})
    public Uni<Response> look(
            @Context HttpServerRequest request, @PathParam("meetingId") String meetingId) {
        return anybody(
                request,
                (account, visit) ->
                        doors.look(account, visit, meetingId)
                                .map(reply ->
                                        Answers.of(
                                                reply,
                                                sight ->
                                                        Response.ok(view(sight))
                                                                .header("Cache-Control", "no-store")
                                                                .build())));
    }

    /** Goes in: opens the live meeting if it is time, or finds the one that goes on. */
    @POST
    @Operation(summary = "Opens the live meeting if it is time, or finds it")
    @APIResponseSchema(value = Views.Way.class, responseCode = "200", responseDescription = "done")
    @Refuses({"403 forbidden", "404 not-found", "409 not-open", "409 conflict"})
    public Uni<Response> enter(
            @Context HttpServerRequest request,
            @PathParam("meetingId") String meetingId,
            @Nullable Entering said) {
        return switch (Nearness.said(null, said == null ? null : said.roundTripMillis())) {
            case Reply.Refused<Nearness>(Refusal refusal) ->
                    ProblemResponses.deferred(Refusals.problem(refusal));
            case Reply.Done<Nearness>(Nearness nearness) -> enter(request, meetingId, nearness);
        };
    }

    private Uni<Response> enter(HttpServerRequest request, String meetingId, Nearness nearness) {
        return anybody(
                request,
                (account, visit) ->
                        doors.enter(account, visit, meetingId, nearness)
                                .map(reply -> Answers.of(reply, DoorResource::way))
                                .onFailure(Doors.NoRelay.class)
                                .recoverWithItem(DoorResource::noRelay));
    }

    private Uni<Response> anybody(
            HttpServerRequest request, BiFunction<@Nullable Account, Visit, Uni<Response>> work) {
        return gate.anybody(
                request,
                visit ->
                        gate.recognise(request, visit)
                                .chain(caller ->
                                        work.apply(
                                                caller.map(Caller::account).orElse(null), visit)));
    }

    private static Response way(Optional<Doors.Way> way) {
        return way.map(found ->
                        Response.ok(new Views.Way(found.liveMeetingId(), found.hostKey()))
                                .header("Cache-Control", "no-store")
                                .build())
                .orElseGet(DoorResource::notNow);
    }

    private static Response notNow() {
        return ProblemResponses.of(
                Problem.of(409, "not-open", "The meeting is not open now")
                        .withDetail("it cannot be begun now; its page says when it can"));
    }

    private static Response noRelay(Throwable why) {
        return ProblemResponses.of(
                Problem.unavailable(why.getMessage() + "; try again shortly", SHORTLY));
    }

    private static Views.Door view(Doors.Sight sight) {
        return switch (sight.door()) {
            case Door.Open(Occurrence now) -> view(sight, Views.DoorState.OPEN, now, null);
            case Door.NotYet(Occurrence next, var opensAt) ->
                    view(sight, Views.DoorState.NOT_YET, next, opensAt);
            case Door.Over over -> view(sight, Views.DoorState.OVER, null, null);
            case Door.Cancelled cancelled -> view(sight, Views.DoorState.CANCELLED, null, null);
        };
    }

    private static Views.Door view(
            Doors.Sight sight,
            Views.DoorState state,
            @Nullable Occurrence occurrence,
            @Nullable Instant opensAt) {
        return new Views.Door(
                sight.schedule().meetingId(),
                occurrence == null ? sight.schedule().plan().title() : occurrence.title(),
                state,
                sight.live().isPresent(),
                sight.mayOpen(),
                sight.relation(),
                sight.schedule().timing().zone().getId(),
                occurrence == null ? null : occurrence.startsAt(),
                occurrence == null ? null : occurrence.endsAt(),
                opensAt,
                sight.schedule().continuedBy());
    }
}
