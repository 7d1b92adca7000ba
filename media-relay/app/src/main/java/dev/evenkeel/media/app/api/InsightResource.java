package dev.evenkeel.media.app.api;

import dev.evenkeel.media.app.engine.RunningRelay;
import dev.evenkeel.media.sfu.CaptureOutcome;
import dev.evenkeel.media.sfu.insight.CaptureLimits;
import dev.evenkeel.media.sfu.insight.Captured;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What operators ask of a running relay: where packets go, and how one participant is doing. */
@Path("/control/v1")
public class InsightResource {
    private static final String PCAP = "application/vnd.tcpdump.pcap";
    private static final int KILOBYTE = 1_024;

    private final RunningRelay relay;
    private final ServiceCalls calls;

    InsightResource(RunningRelay relay, ServiceCalls calls) {
        this.relay = relay;
        this.calls = calls;
    }

    /** The packet path, node by node. */
    @GET
    @Path("/path")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> path(@HeaderParam("Authorization") @Nullable String authorization) {
        return calls.asService(
                authorization,
                _ -> relay.ask(running -> running.path()).map(now -> Response.ok(now).build()));
    }

    /** Everything this relay knows of one participant. */
    @GET
    @Path("/meetings/{meetingId}/participants/{participantId}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> participant(
            @PathParam("meetingId") String meetingId,
            @PathParam("participantId") String participantId,
            @HeaderParam("Authorization") @Nullable String authorization) {
        return calls.asService(
                authorization,
                _ ->
                        relay.ask(running -> running.participant(meetingId, participantId))
                                .map(found ->
                                        found.map(now -> Response.ok(now).build())
                                                .orElseGet(() -> nobody(participantId))));
    }

    /**
     * Headers of the participant's packets as a capture file; the answer comes when time or room
     * are used up.
     */
    @POST
    @Path("/meetings/{meetingId}/participants/{participantId}/capture")
    @Produces({PCAP, MediaType.APPLICATION_JSON})
    public Uni<Response> capture(
            @PathParam("meetingId") String meetingId,
            @PathParam("participantId") String participantId,
            @QueryParam("seconds") @DefaultValue("10") int seconds,
            @QueryParam("kilobytes") @DefaultValue("1024") int kilobytes,
            @HeaderParam("Authorization") @Nullable String authorization) {
        return calls.asService(
                authorization,
                _ -> {
                    long longest = CaptureLimits.LONGEST.toSeconds();
                    int largest = CaptureLimits.LARGEST / KILOBYTE;
                    if (seconds < 1 || seconds > longest) {
                        return outside("/seconds", longest, seconds);
                    }
                    if (kilobytes < 1 || kilobytes > largest) {
                        return outside("/kilobytes", largest, kilobytes);
                    }
                    CaptureLimits limits =
                            new CaptureLimits(Duration.ofSeconds(seconds), kilobytes * KILOBYTE);
                    return relay.ask(running -> running.capture(meetingId, participantId, limits))
                            .map(outcome -> answer(outcome, participantId));
                });
    }

    private static Uni<Response> outside(String field, long most, int found) {
        return ProblemResponses.deferred(
                Problem.badField(field, "1 to " + most, Integer.toString(found)));
    }

    private static Response answer(CaptureOutcome outcome, String participantId) {
        return switch (outcome) {
            case CaptureOutcome.Done(Captured captured) ->
                    Response.ok(captured.pcap(), PCAP)
                            .header(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    "attachment; filename=\"headers.pcap\"")
                            .header("Evenkeel-Packets", captured.packets())
                            .header("Evenkeel-Cut", captured.cut())
                            .build();
            case CaptureOutcome.Nobody _ -> nobody(participantId);
            case CaptureOutcome.Busy _ ->
                    ProblemResponses.of(
                            Problem.conflict(
                                    "another capture runs on this relay: try again when it is"
                                            + " done, a minute at most"));
        };
    }

    private static Response nobody(String participantId) {
        return ProblemResponses.of(Problem.notFound("participant", participantId));
    }
}
