package dev.evenkeel.incident.console.api;

import dev.evenkeel.incident.console.domain.RelayView;
import dev.evenkeel.incident.incident.events.JudgeRunner;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** {@code GET /api/v1/relays}: every relay that was heard or that a meeting is placed on. */
@ForOperators
@SecurityRequirement(name = "bearer")
@Path("/api/v1/relays")
@Produces(MediaType.APPLICATION_JSON)
public class RelayResource {
    private final JudgeRunner judge;

    @Inject
    RelayResource(JudgeRunner judge) {
        this.judge = judge;
    }

    /** The relays in the order of their names. */
    public record Relays(List<RelayView> relays) {}

    @GET
    @Operation(summary = "Every relay that was heard or that a meeting is placed on")
    public Relays relays() {
        return new Relays(judge.view().relays());
    }
}
