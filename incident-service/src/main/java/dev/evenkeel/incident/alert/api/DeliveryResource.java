package dev.evenkeel.incident.alert.api;

import dev.evenkeel.incident.alert.domain.Routing;
import dev.evenkeel.incident.alert.events.RoutingKeeper;
import dev.evenkeel.incident.alert.store.DeliveryReader;
import dev.evenkeel.incident.alert.store.DeliveryStore;
import dev.evenkeel.incident.console.api.Actor;
import dev.evenkeel.incident.console.api.ForOperators;
import dev.evenkeel.incident.ruleset.domain.RuleError;
import dev.evenkeel.incident.ruleset.events.WatchedFile;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** {@code /api/v1/alerts}: who is told of what, and whether it arrived. */
@SecurityRequirement(name = "bearer")
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@ForOperators
public class DeliveryResource {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final DeliveryReader reader;
    private final DeliveryStore store;
    private final RoutingKeeper routing;
    private final Clock clock;

    @Inject
    DeliveryResource(
            DeliveryReader reader, DeliveryStore store, RoutingKeeper routing, Clock clock) {
        this.reader = reader;
        this.store = store;
        this.routing = routing;
        this.clock = clock;
    }

    /** First the newest. */
    public record Deliveries(List<DeliveryReader.Delivery> deliveries) {}

    /** A message that is being sent once more. */
    public record Again(String id) {}

    /**
     * Who can be told, without addresses and keys.
     *
     * @param receivers kind by id
     * @param errors of a newer file that is not in force
     */
    public record RoutingView(Map<String, String> receivers, int routes, List<String> errors) {}

    @GET
    @Path("routing")
    @Operation(summary = "Who can be told, without addresses and keys")
    public RoutingView routing() {
        WatchedFile.State<Routing> state = routing.state();
        Map<String, String> receivers = new TreeMap<>();
        state.value().receivers().forEach((id, one) -> receivers.put(id, one.kind()));
        return new RoutingView(
                receivers,
                state.value().routes().size(),
                state.errors().stream().map(RuleError::toString).toList());
    }

    @GET
    @Path("deliveries")
    @Operation(summary = "Messages that were sent, first the newest")
    @APIResponseSchema(value = Deliveries.class, responseCode = "200", responseDescription = "done")
    public Uni<Response> deliveries(
            @QueryParam("incident") @DefaultValue("") String incident,
            @QueryParam("state") @DefaultValue("all") String state) {
        if (!state.equals("all") && !state.equals("failed")) {
            return ProblemResponses.deferred(Problem.badField("state", "failed or all", state));
        }
        return answered(
                reader.newest(incident, state.equals("failed"))
                        .map(found -> Response.ok(new Deliveries(found)).build()));
    }

    /** Sends the same message once more, with its id. */
    @POST
    @Path("deliveries/{id}/replay")
    @Operation(summary = "Sends the same message once more, with its id")
    @APIResponseSchema(
            value = Again.class,
            responseCode = "202",
            responseDescription = "is being sent")
    @Refuses("409 conflict")
    public Uni<Response> replay(
            @PathParam("id") String id, @Context ContainerRequestContext request) {
        return answered(
                store.again(id, Actor.of(request), clock.instant())
                        .map(again ->
                                again
                                        ? Response.accepted(new Again(id)).build()
                                        : ProblemResponses.of(
                                                Problem.conflict(
                                                        "the message is not there, or is being sent already"))));
    }

    private static Uni<Response> answered(Uni<Response> work) {
        return work.onFailure()
                .recoverWithItem(() ->
                        ProblemResponses.of(
                                Problem.unavailable("alerts cannot be read right now", SOON)));
    }
}
