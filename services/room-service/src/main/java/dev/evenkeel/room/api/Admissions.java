package dev.evenkeel.room.api;

import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.domain.DoorRules;
import dev.evenkeel.room.domain.Entrance;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.domain.Keys;
import dev.evenkeel.room.domain.Nearness;
import dev.evenkeel.room.domain.Newcomer;
import dev.evenkeel.room.domain.Passcode;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.domain.Text;
import dev.evenkeel.room.live.LiveRoom;
import dev.evenkeel.room.live.Views;
import dev.evenkeel.room.placement.Placements;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Lets people in, or has them wait. */
@Singleton
class Admissions {
    private static final Request NOTHING = new Request(null, null, null, null, null);

    private final StoreGuard guard;
    private final PasscodeGuesses guesses;
    private final Identifiers identifiers;
    private final Placements placements;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Admissions(
            StoreGuard guard,
            PasscodeGuesses guesses,
            Identifiers identifiers,
            Placements placements,
            Clock clock) {
        this.guard = guard;
        this.guesses = guesses;
        this.identifiers = identifiers;
        this.placements = placements;
        this.clock = clock;
    }

    /**
     * @param hostKey makes host; absent for everybody else
     * @param passcode where one is needed
     * @param formerSeat the last seat this browser had in the meeting, if it had one
     * @param roundTripMillis to each relay, by its id, as the newcomer measured it: they sit on the
     *     pair that is much nearer than others, and there is one where none is; at most 32, each
     *     0–60,000; unknown relays are ignored
     */
    public record Request(
            @Schema(required = true, minLength = 1, maxLength = Text.LONGEST_NAME)
                    @Nullable String name,
            @Nullable String hostKey,
            @Nullable String passcode,
            @Nullable FormerSeat formerSeat,
            @Schema(maxProperties = Nearness.MOST_ROUND_TRIPS)
                    @Nullable Map<String, @Nullable Double> roundTripMillis) {}

    /** What a browser remembers of a seat. */
    public record FormerSeat(@Nullable String participantId, @Nullable String resumeKey) {}

    Uni<Response> admit(LiveRoom room, @Nullable Request given) {
        Request request = given == null ? NOTHING : given;
        return switch (Text.name(request.name())) {
            case Reply.Refused<String> refused -> Uni.createFrom().item(refusal(refused));
            case Reply.Done<String>(String name) ->
                    switch (Nearness.said(null, request.roundTripMillis())) {
                        case Reply.Refused<Nearness> refused ->
                                Uni.createFrom().item(refusal(refused));
                        case Reply.Done<Nearness>(Nearness nearness) ->
                                proof(room, request)
                                        .chain(proof ->
                                                guard.orTryAgain(
                                                        admit(
                                                                room, name, nearness, request,
                                                                proof)));
                    };
        };
    }

    /** Compares the passcode, which takes too long for an event loop. */
    private Uni<Newcomer.Proof> proof(LiveRoom room, Request request) {
        Passcode needed = room.read((state, _) -> state.access().passcode());
        String typed = request.passcode();
        if (needed == null || typed == null || typed.isEmpty()) {
            return Uni.createFrom().item(new Newcomer.Proof.NothingTyped());
        } else if (guesses.pause(room.meetingId()).isPresent()) {
            return Uni.createFrom().item(new Newcomer.Proof.Wrong());
        }
        return Uni.createFrom()
                .item(() -> compared(needed, typed))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static Newcomer.Proof compared(Passcode needed, String typed) {
        return needed.matches(typed)
                ? new Newcomer.Proof.Right(needed)
                : new Newcomer.Proof.Wrong();
    }

    private Uni<Response> admit(
            LiveRoom room, String name, Nearness nearness, Request request, Newcomer.Proof proof) {
        if (proof instanceof Newcomer.Proof.Wrong && request.hostKey() == null) {
            Optional<Duration> pause = guesses.pause(room.meetingId());
            if (pause.isPresent()) {
                return ProblemResponses.deferred(Refusals.tooManyGuesses(pause.get()));
            }
            guesses.wrong(room.meetingId());
        }
        String resumeKey = Keys.draw(random);
        Newcomer newcomer =
                new Newcomer(
                        identifiers.participantId(),
                        name,
                        request.hostKey(),
                        KeyHash.of(resumeKey),
                        room.seating(),
                        nearness,
                        proof,
                        former(request.formerSeat()));
        return near(room, newcomer)
                .chain(there ->
                        room.decideStored(state -> DoorRules.enter(state, there, clock.instant())))
                .map(reply ->
                        switch (reply) {
                            case Reply.Refused<Entrance> refused -> refusal(refused);
                            case Reply.Done<Entrance>(Entrance entrance) ->
                                    entered(room, entrance, resumeKey);
                        });
    }

    /** Where somebody takes a seat, there is a pair near to them first. */
    private Uni<Newcomer> near(LiveRoom room, Newcomer newcomer) {
        Reply<Entrance> expected =
                room.read((state, _) -> DoorRules.enter(state, newcomer, clock.instant()).reply());
        return expected instanceof Reply.Done<Entrance>(Entrance.Seated _)
                ? placements
                        .approach(room, newcomer.nearness())
                        .map(_ -> newcomer.on(room.seating()))
                : Uni.createFrom().item(newcomer);
    }

    private static Newcomer.@Nullable FormerSeat former(@Nullable FormerSeat seat) {
        return seat == null || seat.participantId() == null || seat.resumeKey() == null
                ? null
                : new Newcomer.FormerSeat(seat.participantId(), seat.resumeKey());
    }

    private static Response entered(LiveRoom room, Entrance entrance, String resumeKey) {
        if (room.isEnded()) {
            return ProblemResponses.of(Refusals.ended());
        }
        return switch (entrance) {
            case Entrance.Seated(var seat) ->
                    Response.status(Response.Status.CREATED)
                            .entity(room.admission(seat, resumeKey))
                            .build();
            case Entrance.AtTheDoor(var waiting) ->
                    Response.accepted(Views.AtTheDoor.of(waiting, resumeKey)).build();
        };
    }

    private static Response refusal(Reply.Refused<?> refused) {
        return ProblemResponses.of(Refusals.problem(refused.refusal()));
    }
}
