package dev.evenkeel.room.api;

import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.RoomConfig;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.domain.Keys;
import dev.evenkeel.room.domain.MeetingRecord;
import dev.evenkeel.room.domain.Nearness;
import dev.evenkeel.room.domain.Placement;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.domain.Text;
import dev.evenkeel.room.live.LiveRooms;
import dev.evenkeel.room.live.Views;
import dev.evenkeel.room.placement.Placements;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Meetings over REST: made, looked at, entered. */
@Path("/api/v1/meetings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MeetingsResource {
    private final LiveRooms rooms;
    private final Placements placements;
    private final Admissions admissions;
    private final MembersOnly membersOnly;
    private final Summaries summaries;
    private final StoreGuard guard;
    private final RoomConfig config;
    private final Identifiers identifiers;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    MeetingsResource(
            LiveRooms rooms,
            Placements placements,
            Admissions admissions,
            MembersOnly membersOnly,
            Summaries summaries,
            StoreGuard guard,
            RoomConfig config,
            Identifiers identifiers,
            Clock clock) {
        this.rooms = rooms;
        this.placements = placements;
        this.admissions = admissions;
        this.membersOnly = membersOnly;
        this.summaries = summaries;
        this.guard = guard;
        this.config = config;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /**
     * What a new meeting may be given.
     *
     * @param region where most of its people are: relays there are preferred
     * @param roundTripMillis to each relay, by its id, as whoever opens it measured it: near ones
     *     are preferred, after those of the region; at most 32, each 0–60,000; unknown relays are
     *     ignored
     */
    public record NewMeeting(
            @Schema(maxLength = Text.LONGEST_TITLE) @Nullable String title,
            @Schema(pattern = Text.REGION) @Nullable String region,
            @Schema(maxProperties = Nearness.MOST_ROUND_TRIPS)
                    @Nullable Map<String, @Nullable Double> roundTripMillis) {
        static final NewMeeting PLAIN = new NewMeeting(null, null, null);
    }

    /**
     * @param link path below the front door
     * @param hostKey makes its bearer host; told only here
     */
    public record Created(String meetingId, String title, String link, String hostKey) {}

    /** Opens an instant meeting. */
    @POST
    @Operation(summary = "Opens an instant meeting")
    @APIResponseSchema(value = Created.class, responseCode = "201", responseDescription = "made")
    public Uni<Response> create(@Nullable NewMeeting wished) {
        NewMeeting meeting = wished == null ? NewMeeting.PLAIN : wished;
        return switch (Text.title(meeting.title())) {
            case Reply.Refused<String> refused ->
                    ProblemResponses.deferred(Refusals.problem(refused.refusal()));
            case Reply.Done<String>(String title) ->
                    switch (Nearness.said(meeting.region(), meeting.roundTripMillis())) {
                        case Reply.Refused<Nearness> refused ->
                                ProblemResponses.deferred(Refusals.problem(refused.refusal()));
                        case Reply.Done<Nearness>(var nearness) -> create(title, nearness);
                    };
        };
    }

    @GET
    @Path("/{meetingId}")
    @Operation(summary = "A meeting, as whoever has the link sees it")
    @APIResponseSchema(
            value = Views.Meeting.class,
            responseCode = "200",
            responseDescription = "done")
    @Refuses("404 not-found")
    public Uni<Response> get(@PathParam("meetingId") String meetingId) {
        return summaries
                .find(meetingId)
                .map(found ->
                        found.map(view -> Response.ok(view).build())
                                .orElseGet(() ->
                                        ProblemResponses.of(Refusals.noSuchMeeting(meetingId))));
    }

    /** Lets a person in. */
    @POST
    @Path("/{meetingId}/participants")
    @Operation(summary = "Lets a person in, or has them wait")
    @APIResponseSchema(
            value = Views.Admission.class,
            responseCode = "201",
            responseDescription = "made")
    @APIResponse(
            responseCode = "202",
            description = "waits to be let in",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Views.AtTheDoor.class)))
    @Refuses({
        "403 banned",
        "403 forbidden",
        "403 members-only",
        "403 passcode",
        "404 not-found",
        "409 full",
        "410 ended",
        "423 locked",
        "429 too-many-requests"
    })
    public Uni<Response> admit(
            @Context HttpServerRequest http,
            @PathParam("meetingId") String meetingId,
            Admissions.@Nullable Request request) {
        return guard.inTime(rooms.findOrLoad(meetingId))
                .chain(room ->
                        room.isPresent()
                                ? membersOnly.admit(
                                        http,
                                        room.get(),
                                        request == null ? null : request.hostKey(),
                                        () -> admissions.admit(room.get(), request))
                                : summaries.whyNot(meetingId));
    }

    private Uni<Response> create(String title, Nearness nearness) {
        Optional<Placement> placement = placements.first(nearness);
        if (placement.isEmpty()) {
            return ProblemResponses.deferred(Refusals.tryAgain(placements.whyNone()));
        }
        String hostKey = Keys.draw(random);
        MeetingRecord meeting =
                new MeetingRecord(
                        identifiers.meetingId(), title, KeyHash.of(hostKey), clock.instant());
        return guard.orTryAgain(
                rooms.create(meeting, placement.get())
                        .map(room -> {
                            placements.created(room);
                            return created(meeting, hostKey);
                        }));
    }

    private Response created(MeetingRecord meeting, String hostKey) {
        String id = meeting.meetingId();
        return Response.created(URI.create("/api/v1/meetings/" + id))
                .entity(new Created(id, meeting.title(), config.meetingLink() + id, hostKey))
                .build();
    }
}
