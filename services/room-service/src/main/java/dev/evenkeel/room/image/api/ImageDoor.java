package dev.evenkeel.room.image.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.api.SeatClaim;
import dev.evenkeel.room.domain.Action;
import dev.evenkeel.room.domain.Quota;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

/** Whoever sends an image has a seat and has not sent too many, before any of it is read. */
@jakarta.ws.rs.ext.Provider
@BeforeTheBody
public class ImageDoor implements ResteasyReactiveContainerRequestFilter {
    private static final int MOST_OF_SEAT = 20;
    private static final int MOST_OF_ALL = 600;

    private final Provider<Seated> seated;
    private final Provider<Clock> clock;
    private final Quota quota = new Quota(MOST_OF_SEAT, MOST_OF_ALL);

    /** Quarkus makes filters while it builds, when there are no meetings yet. */
    @Inject
    ImageDoor(Provider<Seated> seated, Provider<Clock> clock) {
        this.seated = seated;
        this.clock = clock;
    }

    @Override
    public void filter(ResteasyReactiveContainerRequestContext request) {
        request.suspend();
        knock(request)
                .subscribe()
                .with(
                        answer -> {
                            if (answer.getStatusInfo().getFamily()
                                    != Response.Status.Family.SUCCESSFUL) {
                                request.abortWith(answer);
                            }
                            request.resume();
                        },
                        request::resume);
    }

    /** Success lets the request pass. */
    private Uni<Response> knock(ResteasyReactiveContainerRequestContext request) {
        SeatClaim claim = new SeatClaim();
        claim.participantId = request.getHeaderString(SeatClaim.PARTICIPANT);
        claim.resumeKey = request.getHeaderString(SeatClaim.RESUME_KEY);
        String meetingId = request.getUriInfo().getPathParameters().getFirst("meetingId");
        return seated.get()
                .with(
                        meetingId,
                        claim,
                        Action.CHAT,
                        (_, seat) -> Uni.createFrom().item(() -> take(seat.participantId())));
    }

    private Response take(String participantId) {
        Instant now = clock.get().instant();
        return quota.take(participantId, now)
                ? Response.noContent().build()
                : ProblemResponses.of(
                        Problem.tooMany(
                                "too many images; wait a little", quota.wait(participantId, now)));
    }
}
