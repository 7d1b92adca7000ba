package dev.evenkeel.incident.silence.api;

import dev.evenkeel.incident.console.api.Actor;
import dev.evenkeel.incident.console.api.ForOperators;
import dev.evenkeel.incident.console.api.IdempotencyKey;
import dev.evenkeel.incident.silence.domain.Mute;
import dev.evenkeel.incident.silence.events.SilenceBoard;
import dev.evenkeel.incident.silence.store.SilenceStore;
import dev.evenkeel.incident.topology.events.TopologyKeeper;
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
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/silences}: what keeps incidents from paging, and for how long. */
@SecurityRequirement(name = "bearer")
@Path("/api/v1/silences")
@Produces(MediaType.APPLICATION_JSON)
@ForOperators
public class SilenceResource {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final long SHOWN_AFTER_SECONDS = Duration.ofDays(7).toSeconds();

    private final SilenceStore store;
    private final SilenceBoard board;
    private final TopologyKeeper topology;
    private final Clock clock;

    @Inject
    SilenceResource(SilenceStore store, SilenceBoard board, TopologyKeeper topology, Clock clock) {
        this.store = store;
        this.board = board;
        this.topology = topology;
        this.clock = clock;
    }

    /** Those that hold, come, or were over in the last seven days. */
    public record Silences(List<SilenceView> silences) {}

    @GET
    @Operation(
            summary =
                    "Silences and maintenance that hold, come, or were over in the last seven days")
    @APIResponseSchema(value = Silences.class, responseCode = "200", responseDescription = "done")
    public Uni<Response> silences() {
        Instant now = clock.instant();
        return answered(
                store.notOverFor(SHOWN_AFTER_SECONDS)
                        .map(kept -> Response.ok(new Silences(listed(kept, now))).build()));
    }

    /** Makes one; the key makes a repeated call the same call. */
    @POST
    @Operation(summary = "Keeps incidents from paging for a time")
    @APIResponseSchema(
            value = SilenceView.class,
            responseCode = "201",
            responseDescription = "made")
    @Refuses({"400 bad-request", "422 key-used"})
    public Uni<Response> silence(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable SilenceBody body,
            @Context ContainerRequestContext request) {
        if (key == null || !IdempotencyKey.isGood(key)) {
            return ProblemResponses.deferred(IdempotencyKey.wrong(key, "silence"));
        }
        Instant now = clock.instant();
        return switch (SilenceForm.read(body, key, now)) {
            case SilenceForm.Wrong(Problem problem) -> ProblemResponses.deferred(problem);
            case SilenceForm.Asked(Mute silence) -> answered(put(silence, request, now));
        };
    }

    /** Ends one before its time. */
    @DELETE
    @Path("{id}")
    @Operation(summary = "Ends a silence before its time")
    @APIResponseSchema(
            value = SilenceView.class,
            responseCode = "200",
            responseDescription = "ended")
    @Refuses("404 not-found")
    public Uni<Response> end(@PathParam("id") String id, @Context ContainerRequestContext request) {
        Instant now = clock.instant();
        return answered(
                store.end(id, Actor.of(request), now)
                        .chain(kept -> board.refresh().replaceWith(kept))
                        .map(kept ->
                                kept.map(one ->
                                                Response.ok(
                                                        SilenceView.of(one.silence(), true, now)))
                                        .map(Response.ResponseBuilder::build)
                                        .orElseGet(() ->
                                                ProblemResponses.of(
                                                        Problem.notFound("silence", id)))));
    }

    private Uni<Response> put(Mute silence, ContainerRequestContext request, Instant now) {
        return store.put(silence, Actor.of(request), now)
                .chain(put -> board.refresh().replaceWith(put))
                .map(put ->
                        put
                                ? Response.status(201)
                                        .entity(SilenceView.of(silence, false, now))
                                        .build()
                                : ProblemResponses.of(
                                        Problem.of(
                                                        422,
                                                        "key-used",
                                                        "The key was used for another silence")
                                                .withField(
                                                        "Idempotency-Key",
                                                        "a new key",
                                                        silence.id())));
    }

    private List<SilenceView> listed(List<SilenceStore.Kept> kept, Instant now) {
        List<SilenceView> all = new ArrayList<>();
        topology.state()
                .value()
                .maintenance()
                .forEach(window -> all.add(SilenceView.of(window, false, now)));
        kept.forEach(one -> all.add(SilenceView.of(one.silence(), one.ended(), now)));
        return all;
    }

    private static Uni<Response> answered(Uni<Response> work) {
        return work.onFailure()
                .recoverWithItem(() ->
                        ProblemResponses.of(
                                Problem.unavailable(
                                        "silences cannot be read or kept right now", SOON)));
    }
}
