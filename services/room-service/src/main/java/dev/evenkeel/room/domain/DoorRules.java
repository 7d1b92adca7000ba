package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.LobbyEntered;
import dev.evenkeel.contracts.meeting.LobbyLeft;
import dev.evenkeel.contracts.meeting.ParticipantRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who comes in at once, who waits, who does not come in at all. */
public final class DoorRules {
    private DoorRules() {}

    /** Somebody wants to come in. The host key opens every door. */
    public static Decision<Reply<Entrance>> enter(RoomState room, Newcomer newcomer, Instant now) {
        Optional<Refusal> refusal = refusal(room, newcomer);
        if (refusal.isPresent()) {
            return Decision.refused(refusal.get());
        }
        LobbyEntered.Reason reason = newcomer.hostKey() == null ? waitsFor(room) : null;
        if (reason != null) {
            Waiting waiting =
                    new Waiting(
                            newcomer.participantId(),
                            newcomer.name(),
                            reason,
                            now,
                            newcomer.nearness(),
                            newcomer.resumeKey());
            return Decision.done(new Entrance.AtTheDoor(waiting), new RoomEvent.Knocked(waiting));
        }
        return newcomer.hostKey() == null && room.freeSeats() == 0
                ? Decision.refused(full(room))
                : seated(room, newcomer, now);
    }

    /** A host lets one in. */
    public static Decision<Reply<Boolean>> admit(
            RoomState room, Seat by, String participantId, Seating seating, Instant now) {
        if (room.waiting(participantId).isPresent() && room.freeSeats() == 0) {
            return Decision.refused(full(room));
        }
        return room.waiting(participantId)
                .map(person -> decided(admitted(room, person, by.participantId(), seating, now)))
                .orElseGet(() -> Decision.refused(new Refusal.NoSuchParticipant(participantId)));
    }

    /** A host lets everybody in who waits. */
    public static Decision<Reply<Boolean>> admitAll(
            RoomState room, Seat by, Seating seating, Instant now) {
        return decided(allAdmitted(room, by.participantId(), seating, now));
    }

    /** A host does not let one in. */
    public static Decision<Reply<Boolean>> deny(
            RoomState room, Seat by, String participantId, Instant now) {
        return room.waiting(participantId).isEmpty()
                ? Decision.refused(new Refusal.NoSuchParticipant(participantId))
                : Decision.done(
                        true,
                        new RoomEvent.WaitingOver(
                                participantId, LobbyLeft.Outcome.DENIED, by.participantId(), now));
    }

    /**
     * Who may come in from now on. A new passcode is for those who wait already, too: they have to
     * type it. A lobby that is taken away, or a meeting that no longer waits for its host, lets
     * those in who waited for nothing else.
     */
    public static Decision<Reply<Boolean>> change(
            RoomState room, Seat by, AccessWish wish, Seating seating, Instant now) {
        Access before = room.access();
        Access after = wish.on(before);
        if (after.equals(before)) {
            return Decision.done(false);
        }
        List<RoomEvent> events = new ArrayList<>();
        events.add(new RoomEvent.AccessChanged(after, by.participantId(), now));
        boolean newPasscode =
                after.passcode() != null && !after.passcode().equals(before.passcode());
        if (newPasscode) {
            room.waiting()
                    .forEach(person ->
                            events.add(
                                    new RoomEvent.WaitingOver(
                                            person.participantId(),
                                            LobbyLeft.Outcome.PASSCODE_CHANGED,
                                            by.participantId(),
                                            now)));
        } else if (before.lobby() && !after.lobby()) {
            events.addAll(allAdmitted(room, by.participantId(), seating, now));
        }
        return decided(events);
    }

    private static Optional<Refusal> refusal(RoomState room, Newcomer newcomer) {
        String hostKey = newcomer.hostKey();
        if (room.isEnded()) {
            return Optional.of(new Refusal.Ended());
        } else if (hostKey != null) {
            return roleByKey(room, hostKey) == ParticipantRole.PARTICIPANT
                    ? Optional.of(new Refusal.WrongHostKey())
                    : Optional.empty();
        } else if (newcomer.former() != null && room.wasRemovedFrom(newcomer.former())) {
            return Optional.of(new Refusal.Banned());
        } else if (room.access().locked()) {
            return Optional.of(new Refusal.Locked());
        }
        return passcodeRefusal(room.access().passcode(), newcomer.passcode());
    }

    /** What the key makes of its bearer: a participant, if it is not a key of this meeting. */
    private static ParticipantRole roleByKey(RoomState room, String key) {
        if (room.meeting().hostKey().matches(key)) {
            return ParticipantRole.HOST;
        }
        KeyHash coHost = room.meeting().coHostKey();
        return coHost != null && coHost.matches(key)
                ? ParticipantRole.CO_HOST
                : ParticipantRole.PARTICIPANT;
    }

    private static Refusal full(RoomState room) {
        return new Refusal.Full(room.seats().size());
    }

    private static Optional<Refusal> passcodeRefusal(
            @Nullable Passcode needed, Newcomer.Proof proof) {
        if (needed == null) {
            return Optional.empty();
        }
        return switch (proof) {
            case Newcomer.Proof.NothingTyped nothing ->
                    Optional.of(new Refusal.PasscodeNeeded(false));
            case Newcomer.Proof.Wrong wrong -> Optional.of(new Refusal.PasscodeNeeded(true));
            case Newcomer.Proof.Right right ->
                    right.passcode().equals(needed)
                            ? Optional.empty()
                            : Optional.of(new Refusal.PasscodeNeeded(true));
        };
    }

    private static LobbyEntered.@Nullable Reason waitsFor(RoomState room) {
        if (room.access().lobby()) {
            return LobbyEntered.Reason.LOBBY;
        }
        return room.access().waitForHost() && !room.isHosted() ? LobbyEntered.Reason.HOST : null;
    }

    private static Decision<Reply<Entrance>> seated(
            RoomState room, Newcomer newcomer, Instant now) {
        ParticipantRole role =
                newcomer.hostKey() == null
                        ? ParticipantRole.PARTICIPANT
                        : roleByKey(room, newcomer.hostKey());
        Seat seat =
                Seat.taken(
                        newcomer.participantId(),
                        newcomer.name(),
                        role,
                        now,
                        newcomer.seating().next(room, newcomer.nearness()),
                        newcomer.resumeKey());
        List<RoomEvent> events = started(room, now);
        events.add(new RoomEvent.SeatTaken(seat));
        if (seat.isModerator() && !room.access().lobby()) {
            List<Waiting> others = first(room.waiting(), room.freeSeats() - 1);
            List<Nearness> all = new ArrayList<>(List.of(newcomer.nearness()));
            others.forEach(person -> all.add(person.nearness()));
            List<Seating.Place> places = newcomer.seating().next(room, all);
            for (int i = 0; i < others.size(); i++) {
                Seating.Place place = places.get(i + 1);
                events.addAll(seatOf(others.get(i), seat.participantId(), place, now));
            }
        }
        return new Decision<>(new Reply.Done<>(new Entrance.Seated(seat)), events);
    }

    private static List<RoomEvent> allAdmitted(
            RoomState room, String by, Seating seating, Instant now) {
        List<RoomEvent> events = room.waiting().isEmpty() ? new ArrayList<>() : started(room, now);
        List<Waiting> people = first(room.waiting(), room.freeSeats());
        List<Seating.Place> places =
                seating.next(room, people.stream().map(Waiting::nearness).toList());
        for (int i = 0; i < people.size(); i++) {
            events.addAll(seatOf(people.get(i), by, places.get(i), now));
        }
        return events;
    }

    private static List<Waiting> first(Collection<Waiting> waiting, int most) {
        return waiting.stream().limit(Math.max(0, most)).toList();
    }

    private static List<RoomEvent> admitted(
            RoomState room, Waiting person, String by, Seating seating, Instant now) {
        List<RoomEvent> events = started(room, now);
        events.addAll(seatOf(person, by, seating.next(room, person.nearness()), now));
        return events;
    }

    private static List<RoomEvent> seatOf(
            Waiting person, String by, Seating.Place place, Instant now) {
        Seat seat =
                Seat.taken(
                        person.participantId(),
                        person.name(),
                        ParticipantRole.PARTICIPANT,
                        now,
                        place,
                        person.resumeKey());
        return List.of(
                new RoomEvent.WaitingOver(
                        person.participantId(), LobbyLeft.Outcome.ADMITTED, by, now),
                new RoomEvent.SeatTaken(seat));
    }

    private static List<RoomEvent> started(RoomState room, Instant now) {
        List<RoomEvent> events = new ArrayList<>();
        if (room.startedAt() == null) {
            events.add(new RoomEvent.Started(now));
        }
        return events;
    }

    private static Decision<Reply<Boolean>> decided(List<RoomEvent> events) {
        return new Decision<>(new Reply.Done<>(!events.isEmpty()), events);
    }
}
