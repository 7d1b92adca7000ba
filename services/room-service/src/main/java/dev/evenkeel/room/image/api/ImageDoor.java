package dev.evenkeel.room.image.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.api.SeatClaim;
import dev.evenkeel.room.domain.Action;
import dev.evenkeel.room.domain.Quota;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Whoever sends an image has a seat and has not sent too many, before any of it is read. */
@Singleton
public class ImageDoor {
    private static final int MOST_OF_SEAT = 20;
    private static final int MOST_OF_ALL = 600;

    private final Seated seated;
    private final Clock clock;
    private final Quota quota = new Quota(MOST_OF_SEAT, MOST_OF_ALL);

    @Inject
    ImageDoor(Seated seated, Clock clock) {
        this.seated = seated;
        this.clock = clock;
    }

    /** Nothing lets the request pass. */
    @BeforeTheBody
    @ServerRequestFilter
    public Uni<@Nullable Response> knock(ContainerRequestContext request) {
        SeatClaim claim = new SeatClaim();
        claim.participantId = request.getHeaderString(SeatClaim.PARTICIPANT);
        claim.resumeKey = request.getHeaderString(SeatClaim.RESUME_KEY);
        String meetingId = request.getUriInfo().getPathParameters().getFirst("meetingId");
        return seated.with(
                meetingId,
                claim,
                Action.CHAT,
                (_, seat) -> Uni.createFrom().item(() -> tooMany(seat.participantId())));
    }

    private @Nullable Response tooMany(String participantId) {
        return quota.take(participantId, clock.instant())
                ? null
                : ProblemResponses.of(
                        Problem.tooMany(
                                "too many images; wait a little",
                                quota.wait(participantId, clock.instant())));
    }
}
