package dev.evenkeel.incident.report.api;

import dev.evenkeel.incident.report.domain.MeetingReport;
import dev.evenkeel.incident.report.store.ReportStore;
import dev.evenkeel.incident.report.store.ReportStore.Found;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/**
 * {@code GET /api/v1/reports/{meetingId}}: the {@link MeetingReport} of a meeting that has ended.
 */
@Path("/api/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
public class ReportResource {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final ReportStore reports;

    @Inject
    ReportResource(ReportStore reports) {
        this.reports = reports;
    }

    @GET
    @Path("{meetingId}")
    @Operation(summary = "The report of a meeting that has ended")
    @APIResponseSchema(
            value = MeetingReport.class,
            responseCode = "200",
            responseDescription = "the report")
    @Refuses("404 not-found")
    public Uni<Response> report(@PathParam("meetingId") String meetingId) {
        return reports.find(meetingId)
                .map(found -> response(meetingId, found))
                .onFailure()
                .recoverWithItem(() ->
                        ProblemResponses.of(
                                Problem.unavailable("reports cannot be read right now", SOON)));
    }

    private static Response response(String meetingId, Found found) {
        return switch (found) {
            case Found.Ready(String json) ->
                    Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build();
            case Found.BeingBuilt() ->
                    ProblemResponses.of(
                            Problem.notFound("report yet of meeting", meetingId)
                                    .withRetryAfter(SOON));
            case Found.Nothing() ->
                    ProblemResponses.of(Problem.notFound("report of meeting", meetingId));
        };
    }
}
