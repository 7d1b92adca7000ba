package dev.evenkeel.room.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.live.LiveRooms;
import dev.evenkeel.room.probe.Probe;
import dev.evenkeel.room.probe.Probes;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/**
 * {@code POST /api/v1/meetings/{meetingId}/probes}: the way to the relays, tested before joining.
 */
@Path("/api/v1/meetings/{meetingId}/probes")
@Produces(MediaType.APPLICATION_JSON)
public class ProbesResource {
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final LiveRooms rooms;
    private final Summaries summaries;
    private final StoreGuard guard;
    private final Probes probes;

    @Inject
    ProbesResource(LiveRooms rooms, Summaries summaries, StoreGuard guard, Probes probes) {
        this.rooms = rooms;
        this.summaries = summaries;
        this.guard = guard;
        this.probes = probes;
    }

    /** For whoever has the link of a meeting that goes on. */
    @POST
    @Operation(summary = "The way to the relays, tested before joining")
    @APIResponseSchema(value = Probe.class, responseCode = "201", responseDescription = "made")
    @Refuses({"404 not-found", "410 ended", "429 too-many-requests"})
    public Uni<Response> begin(@PathParam("meetingId") String meetingId) {
        return guard.orTryAgain(
                rooms.findOrLoad(meetingId)
                        .chain(room ->
                                room.filter(found -> !found.isEnded()).isPresent()
                                        ? Uni.createFrom().item(() -> answer(meetingId))
                                        : summaries.whyNot(meetingId)));
    }

    private Response answer(String meetingId) {
        return probes.begin(meetingId)
                .map(probe ->
                        Response.status(Response.Status.CREATED)
                                .entity(probe)
                                .header("Cache-Control", "no-store")
                                .build())
                .orElseGet(() ->
                        ProblemResponses.of(
                                Problem.tooMany("too many checks at once; wait a little", PAUSE)));
    }
}
