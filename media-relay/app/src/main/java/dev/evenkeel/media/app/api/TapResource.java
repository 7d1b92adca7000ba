package dev.evenkeel.media.app.api;

import dev.evenkeel.media.app.tap.TapFlows;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The part of the control API that recorders use: what is copied, and where it is fetched. */
@Path("/control/v1")
@NonBlocking
public class TapResource {
    private static final String BASE = "/meetings/{meetingId}/recordings/{recordingId}";

    private final TapFlows flows;
    private final ServiceCalls calls;

    TapResource(TapFlows flows, ServiceCalls calls) {
        this.flows = flows;
        this.calls = calls;
    }

    /**
     * @param epoch of the recorder: a higher one takes the recording over
     * @param participants who agreed to be recorded
     */
    record TapBody(@Nullable Long epoch, @Nullable Set<String> participants) {}

    /**
     * @param flow names what is kept here; block numbers of another flow mean nothing
     */
    record FlowBody(String flow) {}

    /**
     * @param sequence the last block that is safe, with all before it
     */
    record AcknowledgedBody(@Nullable Long epoch, @Nullable Long sequence) {}

    @PUT
    @Path(BASE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> record(
            @PathParam("meetingId") String meetingId,
            @PathParam("recordingId") String recordingId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @Nullable TapBody body) {
        return calls.asService(authorization, _ -> record(meetingId, recordingId, body));
    }

    private Uni<Response> record(String meetingId, String recordingId, @Nullable TapBody body) {
        if (body == null || body.epoch() == null || body.epoch() < 1) {
            return badEpoch(body == null ? null : body.epoch());
        }
        Set<String> participants = body.participants();
        if (participants == null) {
            return ProblemResponses.deferred(
                    Problem.badField("/participants", "a list of ids", null));
        }
        return flows.record(meetingId, recordingId, body.epoch(), participants)
                .map(flow ->
                        flow.map(id -> Response.ok(new FlowBody(id)).build())
                                .orElseGet(TapResource::takenOver));
    }

    @DELETE
    @Path(BASE)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> end(
            @PathParam("recordingId") String recordingId,
            @QueryParam("epoch") long epoch,
            @HeaderParam("Authorization") @Nullable String authorization) {
        return calls.asService(
                authorization,
                _ ->
                        owned(
                                recordingId,
                                epoch,
                                _ ->
                                        flows.end(recordingId)
                                                .map(_ -> Response.noContent().build())));
    }

    @PUT
    @Path(BASE + "/acknowledged")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> acknowledge(
            @PathParam("recordingId") String recordingId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @Nullable AcknowledgedBody body) {
        return calls.asService(authorization, _ -> acknowledge(recordingId, body));
    }

    private Uni<Response> acknowledge(String recordingId, @Nullable AcknowledgedBody body) {
        if (body == null || body.epoch() == null) {
            return badEpoch(null);
        }
        Long sequence = body.sequence();
        if (sequence == null || sequence < 0) {
            return ProblemResponses.deferred(
                    Problem.badField("/sequence", "a number ≥ 0", sequence));
        }
        return owned(
                recordingId,
                body.epoch(),
                flow -> {
                    flow.acknowledged(sequence);
                    return Uni.createFrom().item(Response.noContent().build());
                });
    }

    /** The recording's blocks from the first that was not acknowledged, for as long as it takes. */
    @GET
    @Path(BASE + "/blocks")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Uni<Response> blocks(
            @PathParam("recordingId") String recordingId,
            @QueryParam("epoch") long epoch,
            @HeaderParam("Authorization") @Nullable String authorization) {
        return calls.asService(
                authorization,
                _ ->
                        owned(
                                recordingId,
                                epoch,
                                flow -> Uni.createFrom().item(Response.ok(flow.blocks()).build())));
    }

    private Uni<Response> owned(
            String recordingId, long epoch, Function<TapFlows.Found.Owned, Uni<Response>> action) {
        return switch (flows.find(recordingId, epoch)) {
            case TapFlows.Found.None _ ->
                    ProblemResponses.deferred(Problem.notFound("recording", recordingId));
            case TapFlows.Found.Lost _ -> Uni.createFrom().item(takenOver());
            case TapFlows.Found.Owned flow -> action.apply(flow);
        };
    }

    private static Uni<Response> badEpoch(@Nullable Long epoch) {
        return ProblemResponses.deferred(Problem.badField("/epoch", "a number ≥ 1", epoch));
    }

    private static Response takenOver() {
        return ProblemResponses.of(
                Problem.conflict("another recorder has taken this recording over"));
    }
}
