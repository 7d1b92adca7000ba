package dev.evenkeel.media.app.api;

import dev.evenkeel.media.app.admission.Door;
import dev.evenkeel.media.app.engine.RunningRelay;
import dev.evenkeel.media.app.placement.BridgeAddresses;
import dev.evenkeel.media.app.placement.Placements;
import dev.evenkeel.media.app.placement.Told;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.platform.token.TokenClaims;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The control API: room-service tells where meetings run, who is out, and what is over. */
@Path("/control/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ControlResource {
    private final RunningRelay relay;
    private final Door door;
    private final ServiceCalls calls;
    private final BridgeAddresses addresses;
    private final Placements placements;

    ControlResource(
            RunningRelay relay,
            Door door,
            ServiceCalls calls,
            BridgeAddresses addresses,
            Placements placements) {
        this.relay = relay;
        this.door = door;
        this.calls = calls;
        this.addresses = addresses;
        this.placements = placements;
    }

    /** Blocking, because a bridge address may be a name to look up. */
    @PUT
    @Path("/meetings/{meetingId}/placement")
    @Blocking
    public Uni<Response> place(
            @PathParam("meetingId") String meetingId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @Nullable PlacementBody body) {
        return calls.asService(authorization, claims -> place(meetingId, body, claims));
    }

    @DELETE
    @Path("/meetings/{meetingId}/participants/{participantId}")
    public Uni<Response> remove(
            @PathParam("meetingId") String meetingId,
            @PathParam("participantId") String participantId,
            @HeaderParam("Authorization") @Nullable String authorization) {
        return calls.asService(
                authorization,
                _ -> {
                    door.remove(meetingId, participantId);
                    return relay.ask(running -> running.remove(meetingId, participantId))
                            .replaceWith(ControlResource::done);
                });
    }

    @DELETE
    @Path("/meetings/{meetingId}")
    public Uni<Response> end(
            @PathParam("meetingId") String meetingId,
            @HeaderParam("Authorization") @Nullable String authorization) {
        return calls.asService(
                authorization,
                _ -> {
                    placements.leave(meetingId);
                    return relay.ask(running -> running.end(meetingId))
                            .replaceWith(ControlResource::done);
                });
    }

    /** Empties the relay: nobody new, and its meetings are moved away. */
    @PUT
    @Path("/drain")
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> drain(@HeaderParam("Authorization") @Nullable String authorization) {
        return calls.asService(
                authorization,
                _ -> {
                    relay.drain();
                    return Uni.createFrom().item(ControlResource::done);
                });
    }

    /** Takes the relay back into use. */
    @DELETE
    @Path("/drain")
    public Uni<Response> resume(@HeaderParam("Authorization") @Nullable String authorization) {
        return calls.asService(
                authorization,
                _ -> {
                    relay.resume();
                    return Uni.createFrom().item(ControlResource::done);
                });
    }

    @GET
    @Path("/state")
    public Uni<Response> state(@HeaderParam("Authorization") @Nullable String authorization) {
        return calls.asService(
                authorization,
                _ -> relay.ask(running -> running.snapshot()).map(now -> Response.ok(now).build()));
    }

    private Uni<Response> place(
            String meetingId, @Nullable PlacementBody body, TokenClaims claims) {
        if (body == null) {
            return ProblemResponses.deferred(Problem.badRequest("a JSON body is needed"));
        }
        Optional<Problem> problem = body.problem();
        if (problem.isPresent()) {
            return ProblemResponses.deferred(problem.get());
        }
        Optional<String> bad = addresses.learn(body.addresses());
        if (bad.isPresent()) {
            return ProblemResponses.deferred(
                    Problem.badField(
                            "/bridges/" + bad.get(), "host:port", body.addresses().get(bad.get())));
        }
        return placements
                .place(meetingId, body.whereabouts(), claims.issuedAt())
                .chain(told -> held(meetingId, body.ceiling(), told))
                .map(told -> Refusals.answer(told, ControlResource::done));
    }

    /** A ceiling counts with the placement it came with; an older one changes nothing. */
    private Uni<Told> held(String meetingId, @Nullable CeilingBody ceiling, Told told) {
        return ceiling == null || !(told instanceof Told.Taken)
                ? Uni.createFrom().item(told)
                : relay.ask(running -> running.hold(meetingId, ceiling.ceiling(), ceiling.number()))
                        .replaceWith(told);
    }

    private static Response done() {
        return Response.noContent().build();
    }
}
