package dev.evenkeel.room.api;

import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.domain.Keys;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.domain.Rules;
import dev.evenkeel.room.domain.Seat;
import dev.evenkeel.room.domain.Text;
import dev.evenkeel.room.live.LiveRoom;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Lets people in. */
@Singleton
class Admissions {
    private final StoreGuard guard;
    private final Identifiers identifiers;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Admissions(StoreGuard guard, Identifiers identifiers, Clock clock) {
        this.guard = guard;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /**
     * @param hostKey makes host; absent for everybody else
     */
    public record Request(@Nullable String name, @Nullable String hostKey) {}

    Uni<Response> admit(LiveRoom room, @Nullable Request request) {
        return switch (Text.name(request == null ? null : request.name())) {
            case Reply.Refused<String> refused -> Uni.createFrom().item(refusal(refused));
            case Reply.Done<String> name ->
                    guard.orTryAgain(
                            admit(room, name.value(), request == null ? null : request.hostKey()));
        };
    }

    private Uni<Response> admit(LiveRoom room, String name, @Nullable String hostKey) {
        String resumeKey = Keys.draw(random);
        KeyHash resumeHash = KeyHash.of(resumeKey);
        String participantId = identifiers.participantId();
        String relayId = room.placement().primary().relayId();
        return room.decideStored(state ->
                        Rules.admit(
                                state,
                                participantId,
                                name,
                                hostKey,
                                resumeHash,
                                relayId,
                                clock.instant()))
                .map(reply ->
                        switch (reply) {
                            case Reply.Refused<Seat> refused -> refusal(refused);
                            case Reply.Done<Seat> seat -> admitted(room, seat.value(), resumeKey);
                        });
    }

    private static Response admitted(LiveRoom room, Seat seat, String resumeKey) {
        return room.isEnded()
                ? ProblemResponses.of(Refusals.ended())
                : Response.status(Response.Status.CREATED)
                        .entity(room.admission(seat, resumeKey))
                        .build();
    }

    private static Response refusal(Reply.Refused<?> refused) {
        return ProblemResponses.of(Refusals.problem(refused.refusal()));
    }
}
