package dev.evenkeel.room.stream.api;

import dev.evenkeel.contracts.meeting.StreamUse;
import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.RoomConfig;
import dev.evenkeel.room.api.HostClaim;
import dev.evenkeel.room.api.Refusals;
import dev.evenkeel.room.api.Uuids;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.domain.Keys;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.domain.StreamAccess;
import dev.evenkeel.room.domain.StreamRules;
import dev.evenkeel.room.domain.Text;
import dev.evenkeel.room.live.LiveRoom;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.jspecify.annotations.Nullable;

/** The streams of a meeting: hosts give addresses and tokens, see what is in use, and revoke. */
@Path("/api/v1/meetings/{meetingId}/streams")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class StreamsResource {
    private final Moderators moderators;
    private final Identifiers identifiers;
    private final RoomConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    StreamsResource(
            Moderators moderators, Identifiers identifiers, RoomConfig config, Clock clock) {
        this.moderators = moderators;
        this.identifiers = identifiers;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The streams of a meeting")
    @APIResponseSchema(
            value = StreamViews.All.class,
            responseCode = "200",
            responseDescription = "done")
    @SecurityRequirement(name = "hostKey")
    @SecurityRequirementsSet({
        @SecurityRequirement(name = "participant"),
        @SecurityRequirement(name = "resumeKey")
    })
    @Refuses({"401 unauthorised", "403 forbidden", "404 not-found", "410 ended"})
    public Uni<Response> all(@PathParam("meetingId") String meetingId, @BeanParam HostClaim claim) {
        return moderators.with(
                meetingId,
                claim,
                (room, _) ->
                        secret(
                                Response.ok(
                                        new StreamViews.All(
                                                room
                                                        .read((state, _) -> state.streams().all())
                                                        .stream()
                                                        .map(access ->
                                                                StreamViews.Stream.of(
                                                                        meetingId, access))
                                                        .toList()))));
    }

    @POST
    @Operation(summary = "An address and a token for a stream")
    @APIResponseSchema(
            value = StreamViews.Created.class,
            responseCode = "201",
            responseDescription = "made")
    @SecurityRequirement(name = "hostKey")
    @SecurityRequirementsSet({
        @SecurityRequirement(name = "participant"),
        @SecurityRequirement(name = "resumeKey")
    })
    @Refuses({
        "400 bad-request",
        "401 unauthorised",
        "403 forbidden",
        "404 not-found",
        "409 conflict",
        "409 full",
        "410 ended"
    })
    public Uni<Response> offer(
            @PathParam("meetingId") String meetingId,
            @BeanParam HostClaim claim,
            StreamViews.@Nullable NewStream wished) {
        return moderators.with(
                meetingId,
                claim,
                (room, by) ->
                        wished == null
                                ? ProblemResponses.deferred(
                                        Problem.badRequest("a JSON body is needed"))
                                : offer(room, by, wished));
    }

    @DELETE
    @Path("/{streamId}")
    @Operation(summary = "Revokes a stream")
    @APIResponse(responseCode = "204", description = "done")
    @SecurityRequirement(name = "hostKey")
    @SecurityRequirementsSet({
        @SecurityRequirement(name = "participant"),
        @SecurityRequirement(name = "resumeKey")
    })
    @Refuses({"401 unauthorised", "403 forbidden", "404 not-found", "410 ended"})
    public Uni<Response> revoke(
            @PathParam("meetingId") String meetingId,
            @PathParam("streamId") String streamId,
            @BeanParam HostClaim claim) {
        return moderators.with(
                meetingId,
                claim,
                (room, by) ->
                        Uuids.read(streamId)
                                .map(id -> revoke(room, by, id))
                                .orElseGet(() ->
                                        ProblemResponses.deferred(
                                                Problem.notFound("stream", streamId))));
    }

    private Uni<Response> offer(
            LiveRoom room, Moderators.Moderator by, StreamViews.NewStream wished) {
        Instant now = clock.instant();
        Instant expiresAt =
                wished.expiresAt() == null
                        ? now.plus(config.streamTokenLife())
                        : wished.expiresAt();
        StreamUse use = wished.use();
        if (use == null) {
            return ProblemResponses.deferred(Problem.badField("/use", "publish or watch", null));
        } else if (!expiresAt.isAfter(now)) {
            return ProblemResponses.deferred(
                    Problem.badField("/expiresAt", "a time to come", expiresAt));
        }
        String token = Keys.draw(random);
        return switch (Text.name(wished.name())) {
            case Reply.Refused<String>(Refusal refusal) -> refused(refusal);
            case Reply.Done<String>(String name) -> {
                StreamAccess access =
                        new StreamAccess(
                                identifiers.uuid(),
                                use,
                                name,
                                KeyHash.of(token),
                                by.participantId(),
                                now,
                                expiresAt,
                                null);
                yield room.decideStored(state -> StreamRules.offer(state, access))
                        .chain(reply -> answer(reply, given -> created(room, given, token)));
            }
        };
    }

    private Uni<Response> revoke(LiveRoom room, Moderators.Moderator by, UUID id) {
        Reply<Boolean> reply =
                room.decide(state ->
                        StreamRules.revoke(state, by.participantId(), id, clock.instant()));
        return answer(reply, _ -> Response.noContent());
    }

    private static Response.ResponseBuilder created(
            LiveRoom room, StreamAccess access, String token) {
        StreamViews.Stream stream = StreamViews.Stream.of(room.meetingId(), access);
        return Response.created(
                        URI.create(
                                "/api/v1/meetings/%s/streams/%s"
                                        .formatted(room.meetingId(), access.id())))
                .entity(new StreamViews.Created(stream, token));
    }

    private static <T> Uni<Response> answer(
            Reply<T> reply, Function<T, Response.ResponseBuilder> done) {
        return switch (reply) {
            case Reply.Refused<T>(Refusal refusal) -> refused(refusal);
            case Reply.Done<T>(T value) -> secret(done.apply(value));
        };
    }

    private static Uni<Response> refused(Refusal refusal) {
        return ProblemResponses.deferred(Refusals.problem(refusal));
    }

    private static Uni<Response> secret(Response.ResponseBuilder answer) {
        return Uni.createFrom().item(answer.header("Cache-Control", "no-store").build());
    }
}
