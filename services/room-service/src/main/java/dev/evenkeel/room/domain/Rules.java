package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.meeting.ParticipantRole;
import dev.evenkeel.contracts.meeting.PathSwitched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may do what in a meeting, and what comes of it. Pure: reads the state, changes nothing. */
public final class Rules {
    private Rules() {}

    /**
     * Somebody wants to come in.
     *
     * @param name checked by {@link Text#name}
     * @param relayId where the newcomer's media goes first
     */
    public static Decision<Reply<Seat>> admit(
            RoomState room,
            String participantId,
            String name,
            @Nullable String hostKey,
            KeyHash resumeKey,
            String relayId,
            Instant now) {
        if (room.isEnded()) {
            return Decision.refused(new Refusal.Ended());
        }
        if (hostKey != null && !room.meeting().hostKey().matches(hostKey)) {
            return Decision.refused(new Refusal.WrongHostKey());
        }
        ParticipantRole role = hostKey == null ? ParticipantRole.PARTICIPANT : ParticipantRole.HOST;
        Seat seat = new Seat(participantId, name, role, now, false, false, relayId, resumeKey);
        RoomEvent taken = new RoomEvent.SeatTaken(seat);
        return room.startedAt() == null
                ? Decision.done(seat, new RoomEvent.Started(now), taken)
                : Decision.done(seat, taken);
    }

    /** Something is said; a message known already is answered with what became of it. */
    public static Decision<Reply<ChatMessage>> say(
            RoomState room, Seat author, UUID id, String text, Instant now) {
        var known = room.chat(id);
        if (known.isPresent()) {
            return known.get().participantId().equals(author.participantId())
                    ? Decision.done(known.get())
                    : Decision.refused(
                            new Refusal.BadField("/id", "a new UUID", "another's message"));
        }
        var bad = Text.refuseChat(text);
        if (bad.isPresent()) {
            return Decision.refused(bad.get());
        }
        ChatMessage message =
                new ChatMessage(
                        room.lastSeq() + 1, id, author.participantId(), author.name(), text, now);
        return Decision.done(message, new RoomEvent.ChatSaid(message));
    }

    /** Microphone or camera goes on or off. */
    public static Decision<Reply<Boolean>> media(Seat seat, boolean microphone, boolean camera) {
        return seat.microphone() == microphone && seat.camera() == camera
                ? Decision.done(false)
                : Decision.done(
                        true, new RoomEvent.MediaChanged(seat.participantId(), microphone, camera));
    }

    /** A client tells over which relay it sends now. */
    public static Decision<Reply<Boolean>> path(
            RoomState room, Seat seat, PathReport report, Instant now) {
        var bad = report.refusal();
        if (bad.isPresent()) {
            return Decision.refused(bad.get());
        }
        String from = report.fromRelayId();
        PathSwitched switched =
                from == null || from.equals(report.relayId())
                        ? null
                        : new PathSwitched(
                                room.meeting().meetingId(),
                                seat.participantId(),
                                from,
                                report.relayId(),
                                report.epoch(),
                                report.reason(),
                                report.silenceMillis(),
                                now);
        return switched == null && report.relayId().equals(seat.relayId())
                ? Decision.done(false)
                : Decision.done(
                        true,
                        new RoomEvent.PathTaken(seat.participantId(), report.relayId(), switched));
    }

    /** A seat is given up or lost. */
    public static Decision<Reply<Boolean>> free(
            RoomState room, String participantId, ParticipantLeft.Reason reason, Instant now) {
        return room.seat(participantId).isEmpty()
                ? Decision.done(false)
                : Decision.done(true, new RoomEvent.SeatFreed(participantId, reason, now));
    }

    /** The host sends somebody out. */
    public static Decision<Reply<Boolean>> remove(
            RoomState room, Seat by, String participantId, Instant now) {
        if (!by.isHost()) {
            return Decision.refused(new Refusal.Forbidden("only the host removes people"));
        } else if (by.participantId().equals(participantId)) {
            return Decision.refused(
                    new Refusal.BadField("/participantId", "somebody else", "yourself"));
        } else if (room.seat(participantId).isEmpty()) {
            return Decision.refused(new Refusal.NoSuchParticipant(participantId));
        }
        return free(room, participantId, ParticipantLeft.Reason.REMOVED, now);
    }

    /** The host ends the meeting for all. */
    public static Decision<Reply<Boolean>> endByHost(RoomState room, Seat by, Instant now) {
        return by.isHost()
                ? end(room, MeetingEnded.Reason.HOST, now)
                : Decision.refused(new Refusal.Forbidden("only the host ends the meeting"));
    }

    /** The meeting ends, and with it every seat. */
    public static Decision<Reply<Boolean>> end(
            RoomState room, MeetingEnded.Reason reason, Instant now) {
        if (room.isEnded()) {
            return Decision.done(false);
        }
        List<RoomEvent> events = new ArrayList<>();
        for (Seat seat : room.seats()) {
            events.add(
                    new RoomEvent.SeatFreed(
                            seat.participantId(), ParticipantLeft.Reason.MEETING_ENDED, now));
        }
        events.add(new RoomEvent.Ended(reason, now));
        return new Decision<>(new Reply.Done<>(true), events);
    }
}
