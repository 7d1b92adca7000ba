package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.MediaSource;
import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.meeting.ParticipantRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What hosts do to others. That they are hosts is checked before, by {@link Rights}; here is what
 * depends on whom it is done to.
 */
public final class ModerationRules {
    private ModerationRules() {}

    /** Somebody is sent out, and may not come back. */
    public static Decision<Reply<Boolean>> remove(
            RoomState room, Seat by, String participantId, Instant now) {
        return another(
                room,
                by,
                participantId,
                seat ->
                        seat.isHost() && !by.isHost()
                                ? Decision.refused(
                                        new Refusal.Forbidden("a co-host does not remove the host"))
                                : removed(room, by, participantId, now));
    }

    /** What was brought in from outside takes its token along. */
    private static Decision<Reply<Boolean>> removed(
            RoomState room, Seat by, String participantId, Instant now) {
        return room.streams()
                .of(participantId)
                .map(stream -> StreamRules.revoke(room, by.participantId(), stream.id(), now))
                .orElseGet(
                        () -> Rules.free(room, participantId, ParticipantLeft.Reason.REMOVED, now));
    }

    /** Somebody's microphone, camera or screen is switched off. */
    public static Decision<Reply<Boolean>> stopMedia(
            RoomState room, Seat by, String participantId, MediaSource source, Instant now) {
        return another(
                room,
                by,
                participantId,
                seat -> {
                    if (!seat.isPerson()) {
                        return Decision.refused(noPerson("a stream can't be stopped: remove it"));
                    }
                    return sends(seat, source)
                            ? Decision.done(true, stopped(seat, source, by, now))
                            : Decision.done(false);
                });
    }

    /** Everybody but hosts and co-hosts is muted. */
    public static Decision<Reply<Boolean>> muteAll(RoomState room, Seat by, Instant now) {
        List<RoomEvent> events = new ArrayList<>();
        for (Seat seat : room.seats()) {
            if (seat.microphone() && seat.isPerson() && !seat.isModerator()) {
                events.add(stopped(seat, MediaSource.MICROPHONE, by, now));
            }
        }
        return new Decision<>(new Reply.Done<>(!events.isEmpty()), events);
    }

    /** Somebody's hand has been seen. */
    public static Decision<Reply<Boolean>> lowerHand(
            RoomState room, Seat by, String participantId, Instant now) {
        return room.seat(participantId)
                .map(seat ->
                        seat.handRaisedAt() == null
                                ? Decision.<Boolean>nothing(false)
                                : Decision.done(
                                        true,
                                        new RoomEvent.HandChanged(
                                                participantId, false, by.participantId(), now)))
                .orElseGet(() -> Decision.refused(new Refusal.NoSuchParticipant(participantId)));
    }

    /** Somebody gets another role. A host who makes another one host becomes co-host. */
    public static Decision<Reply<Boolean>> giveRole(
            RoomState room, Seat by, String participantId, ParticipantRole role, Instant now) {
        return another(
                room,
                by,
                participantId,
                seat -> {
                    if (!seat.isPerson()) {
                        return Decision.refused(noPerson("a stream has no role"));
                    }
                    if (seat.role() == role) {
                        return Decision.done(false);
                    }
                    RoomEvent given = given(participantId, role, by, now);
                    return role == ParticipantRole.HOST
                            ? Decision.done(
                                    true,
                                    given,
                                    given(by.participantId(), ParticipantRole.CO_HOST, by, now))
                            : Decision.done(true, given);
                });
    }

    /** The host ends the meeting for all. */
    public static Decision<Reply<Boolean>> end(RoomState room, Instant now) {
        return Rules.end(room, MeetingEnded.Reason.HOST, now);
    }

    private static Decision<Reply<Boolean>> another(
            RoomState room,
            Seat by,
            String participantId,
            Function<Seat, Decision<Reply<Boolean>>> rule) {
        if (by.participantId().equals(participantId)) {
            return Decision.refused(
                    new Refusal.BadField("/participantId", "somebody else", "yourself"));
        }
        return room.seat(participantId)
                .map(rule)
                .orElseGet(() -> Decision.refused(new Refusal.NoSuchParticipant(participantId)));
    }

    private static Refusal noPerson(String detail) {
        return new Refusal.Forbidden(detail);
    }

    private static boolean sends(Seat seat, MediaSource source) {
        return switch (source) {
            case MICROPHONE -> seat.microphone();
            case CAMERA -> seat.camera();
            case SCREEN -> seat.screen();
        };
    }

    private static RoomEvent stopped(Seat seat, MediaSource source, Seat by, Instant now) {
        return new RoomEvent.MediaStopped(seat.participantId(), source, by.participantId(), now);
    }

    private static RoomEvent given(
            String participantId, ParticipantRole role, Seat by, Instant now) {
        return new RoomEvent.RoleGiven(participantId, role, by.participantId(), now);
    }
}
