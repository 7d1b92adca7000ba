package dev.evenkeel.room.schedule.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.api.Gate;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.schedule.Feeds;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code /api/v1/schedule/feeds/{token}.ics}: a person's meetings, for calendar programs. */
@Path("/api/v1/schedule/feeds")
public class CalendarResource {
    private static final String BASE = "/api/v1/schedule/feeds/";
    private static final String SUFFIX = ".ics";
    private static final String CALENDAR = "text/calendar; charset=UTF-8";

    private final Gate gate;
    private final Feeds feeds;

    @Inject
    CalendarResource(Gate gate, Feeds feeds) {
        this.gate = gate;
        this.feeds = feeds;
    }

    static String path(String token) {
        return BASE + token + SUFFIX;
    }

    /** Whoever has the URL reads it; 304 while nothing has changed (RFC 9110 section 13.1.2). */
    @GET
    @Path("{file}")
    @Operation(summary = "A person's meetings for calendar programs")
    @APIResponse(
            responseCode = "200",
            description = "the calendar",
            content =
                    @Content(
                            mediaType = "text/calendar",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            examples = "BEGIN:VCALENDAR…END:VCALENDAR")))
    @Refuses({"403 forbidden", "404 not-found"})
    public Uni<Response> read(
            @Context HttpServerRequest request,
            @Context Request conditions,
            @PathParam("file") String file) {
        String token = file.endsWith(SUFFIX) ? file.substring(0, file.length() - 4) : file;
        URI here = URI.create(request.scheme() + "://" + request.authority());
        return gate.anybody(
                request, _ -> feeds.read(token, here).map(found -> calendar(conditions, found)));
    }

    private static Response calendar(Request conditions, Optional<String> calendar) {
        if (calendar.isEmpty()) {
            return ProblemResponses.of(
                    Problem.of(404, "not-found", "There is no such thing")
                            .withDetail(
                                    "there is no such calendar; its URL was replaced or"
                                            + " taken away"));
        }
        byte[] body = calendar.get().getBytes(StandardCharsets.UTF_8);
        EntityTag tag = new EntityTag(KeyHash.of(calendar.get()).hex());
        Response.ResponseBuilder unchanged = conditions.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                unchanged == null ? Response.ok(body).type(CALENDAR) : unchanged;
        return answer.tag(tag)
                .header("Cache-Control", "private, no-cache")
                .header("Content-Disposition", "inline; filename=\"evenkeel.ics\"")
                .build();
    }
}
