package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.LobbyLeft;
import dev.evenkeel.contracts.meeting.MediaTrouble;
import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.meeting.PathSwitched;
import java.time.Instant;
import java.util.List;

/**
 * What comes of what people do about themselves. Like all rules pure: reads the state, changes
 * nothing.
 */
public final class Rules {
    private static final int MOST_SCREENS = 2;

    private Rules() {}

    /** Microphone or camera goes on or off. */
    public static Decision<Reply<Boolean>> media(Seat seat, boolean microphone, boolean camera) {
        return seat.microphone() == microphone && seat.camera() == camera
                ? Decision.done(false)
                : Decision.done(
                        true, new RoomEvent.MediaChanged(seat.participantId(), microphone, camera));
    }

    /** Somebody begins or ceases to share a screen; two at once are what people can follow. */
    public static Decision<Reply<Boolean>> screen(
            RoomState room, Seat seat, boolean sharing, Instant now) {
        if (seat.screen() == sharing) {
            return Decision.done(false);
        }
        long shared = room.seats().stream().filter(Seat::screen).count();
        if (sharing && shared >= MOST_SCREENS) {
            return Decision.refused(
                    new Refusal.Overtaken("%d screens are shared already".formatted(shared)));
        }
        return Decision.done(true, new RoomEvent.ScreenChanged(seat.participantId(), sharing, now));
    }

    /** A hand goes up or down by its owner. */
    public static Decision<Reply<Boolean>> hand(Seat seat, boolean raised, Instant now) {
        return (seat.handRaisedAt() != null) == raised
                ? Decision.done(false)
                : Decision.done(
                        true,
                        new RoomEvent.HandChanged(
                                seat.participantId(), raised, seat.participantId(), now));
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

    /** A client tells what is wrong with its media, or no longer. */
    public static Decision<Reply<Boolean>> trouble(
            RoomState room, Seat seat, TroubleReport report, Instant now) {
        return report.refusal()
                .<Decision<Reply<Boolean>>>map(Decision::refused)
                .orElseGet(() ->
                        Decision.done(
                                true,
                                new RoomEvent.TroubleTold(
                                        new MediaTrouble(
                                                room.meeting().meetingId(),
                                                seat.participantId(),
                                                report.part(),
                                                report.trouble(),
                                                report.remedy(),
                                                now))));
    }

    /** A seat, or the place at the door, is given up or lost. */
    public static Decision<Reply<Boolean>> free(
            RoomState room, String participantId, ParticipantLeft.Reason reason, Instant now) {
        if (room.waiting(participantId).isPresent()) {
            return Decision.done(
                    true,
                    new RoomEvent.WaitingOver(participantId, LobbyLeft.Outcome.LEFT, null, now));
        }
        return room.seat(participantId).isEmpty()
                ? Decision.done(false)
                : Decision.done(true, new RoomEvent.SeatFreed(participantId, reason, now));
    }

    /** The meeting ends, and with it every seat. */
    public static Decision<Reply<Boolean>> end(
            RoomState room, MeetingEnded.Reason reason, Instant now) {
        if (room.isEnded()) {
            return Decision.done(false);
        }
        List<RoomEvent> events = RecordingRules.over(room, now);
        for (Waiting person : room.waiting()) {
            events.add(
                    new RoomEvent.WaitingOver(
                            person.participantId(), LobbyLeft.Outcome.MEETING_ENDED, null, now));
        }
        for (Seat seat : room.seats()) {
            events.add(
                    new RoomEvent.SeatFreed(
                            seat.participantId(), ParticipantLeft.Reason.MEETING_ENDED, now));
        }
        events.add(new RoomEvent.Ended(reason, now));
        return new Decision<>(new Reply.Done<>(true), events);
    }
}
