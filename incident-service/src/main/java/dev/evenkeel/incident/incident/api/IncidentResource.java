package dev.evenkeel.incident.incident.api;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.console.api.ForOperators;
import dev.evenkeel.incident.incident.events.IncidentReader;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** {@code GET /api/v1/incidents} and {@code /api/v1/incidents/{id}}. */
@ForOperators
@SecurityRequirement(name = "bearer")
@Path("/api/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
public class IncidentResource {
    private static final int MOST = 500;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final IncidentReader reader;

    @Inject
    IncidentResource(IncidentReader reader) {
        this.reader = reader;
    }

    /** First the newest. */
    public record Incidents(List<Incident> incidents) {}

    @GET
    @Operation(summary = "Incidents, first the newest")
    @APIResponseSchema(value = Incidents.class, responseCode = "200", responseDescription = "done")
    public Uni<Response> incidents(
            @QueryParam("state") @DefaultValue("all") String state,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        if (!state.equals("open") && !state.equals("all")) {
            return ProblemResponses.deferred(Problem.badField("state", "open or all", state));
        }
        int most = parse(limit);
        if (most < 1 || most > MOST) {
            return ProblemResponses.deferred(
                    Problem.badField("limit", "a number from 1 to " + MOST, limit));
        }
        return reader.newest(state.equals("all"), most)
                .map(incidents -> Response.ok(new Incidents(incidents)).build());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One incident")
    @APIResponseSchema(value = Incident.class, responseCode = "200", responseDescription = "done")
    @Refuses("404 not-found")
    public Uni<Response> incident(@PathParam("id") String id) {
        return reader.find(id)
                .map(found ->
                        found.map(incident -> Response.ok(incident).build())
                                .orElseGet(() ->
                                        ProblemResponses.of(Problem.notFound("incident", id))))
                .onFailure()
                .recoverWithItem(() ->
                        ProblemResponses.of(
                                Problem.unavailable("incidents cannot be read right now", SOON)));
    }

    private static int parse(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
