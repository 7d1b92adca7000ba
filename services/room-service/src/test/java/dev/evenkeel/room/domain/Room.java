package dev.evenkeel.room.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A meeting in memory, to try rules on. */
final class Room {
    static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    static final Seating ON_A = new Seating(List.of("relay-a"), spread(100));
    static final String HOST_KEY = "the-host-key";

    /** Where newcomers sit, and how far they have it to relays. */
    Seating seating = ON_A;

    Nearness nearness = Nearness.unknown();

    final RoomState state =
            new RoomState(new MeetingRecord("abc-defg-hij", "Test", KeyHash.of(HOST_KEY), NOW));

    /** Relays are far from 80 ms on. */
    static Spread spread(int peoplePerRelay) {
        return new Spread(peoplePerRelay, Duration.ofMillis(80));
    }

    /** Comes in with a seat. */
    Seat join(String participantId) {
        apply(enter(participantId, null));
        return seat(participantId);
    }

    Seat host(String participantId) {
        apply(enter(participantId, HOST_KEY));
        return seat(participantId);
    }

    Seat seat(String participantId) {
        return state.seat(participantId).orElseThrow();
    }

    Decision<Reply<Entrance>> enter(String participantId, @Nullable String hostKey) {
        return enter(participantId, hostKey, new Newcomer.Proof.NothingTyped(), null);
    }

    Decision<Reply<Entrance>> enter(
            String participantId,
            @Nullable String hostKey,
            Newcomer.Proof passcode,
            Newcomer.@Nullable FormerSeat former) {
        Newcomer newcomer =
                new Newcomer(
                        participantId,
                        participantId,
                        hostKey,
                        KeyHash.of("key of " + participantId),
                        seating,
                        nearness,
                        passcode,
                        former);
        return DoorRules.enter(state, newcomer, NOW);
    }

    ChatMessage say(Seat author, String text, @Nullable String to) {
        UUID id = UUID.randomUUID();
        apply(ChatRules.say(state, author, new ChatMessage.Draft(id, text, to, null), NOW));
        return state.chat(id).orElseThrow();
    }

    void access(Seat by, AccessWish wish) {
        apply(DoorRules.change(state, by, wish, seating, NOW));
    }

    void apply(Decision<?> decision) {
        decision.events().forEach(state::apply);
    }
}
