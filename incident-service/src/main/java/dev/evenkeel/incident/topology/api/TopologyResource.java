package dev.evenkeel.incident.topology.api;

import dev.evenkeel.incident.console.api.ForOperators;
import dev.evenkeel.incident.ruleset.domain.RuleError;
import dev.evenkeel.incident.ruleset.events.WatchedFile;
import dev.evenkeel.incident.topology.domain.Topology;
import dev.evenkeel.incident.topology.events.TopologyKeeper;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** {@code GET /api/v1/topology}: sites, links, rooms and devices, as in force. */
@SecurityRequirement(name = "bearer")
@Path("/api/v1/topology")
@Produces(MediaType.APPLICATION_JSON)
@ForOperators
public class TopologyResource {
    private final TopologyKeeper keeper;

    @Inject
    TopologyResource(TopologyKeeper keeper) {
        this.keeper = keeper;
    }

    /**
     * The topology in force.
     *
     * @param errors of a newer file that is not
     */
    public record InForce(List<Topology.Site> sites, List<String> errors) {}

    @GET
    @Operation(summary = "Sites, links, rooms and devices, as in force")
    public InForce topology() {
        WatchedFile.State<Topology> state = keeper.state();
        return new InForce(
                state.value().sites(), state.errors().stream().map(RuleError::toString).toList());
    }
}
