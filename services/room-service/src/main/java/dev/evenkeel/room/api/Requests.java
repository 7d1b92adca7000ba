package dev.evenkeel.room.api;

import static dev.evenkeel.room.api.MissingField.need;

import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.room.domain.AnnouncementRules;
import dev.evenkeel.room.domain.ChatRules;
import dev.evenkeel.room.domain.Decision;
import dev.evenkeel.room.domain.DoorRules;
import dev.evenkeel.room.domain.ModerationRules;
import dev.evenkeel.room.domain.PathReport;
import dev.evenkeel.room.domain.PollRules;
import dev.evenkeel.room.domain.RecordingRules;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.domain.RoomState;
import dev.evenkeel.room.domain.Rules;
import dev.evenkeel.room.domain.Seat;
import dev.evenkeel.room.domain.Seating;
import dev.evenkeel.room.domain.TroubleReport;
import dev.evenkeel.room.live.LiveRoom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which rule decides about a message of somebody with a seat. */
final class Requests {
    private Requests() {}

    /** A rule that waits for its state. */
    interface Request {
        Decision<Reply<Boolean>> decide(RoomState state, Seat seat);
    }

    /**
     * @return nothing for messages that change nothing of the meeting, and for those that are
     *     answered in a way of their own
     * @throws MissingField when a value is missing
     */
    static Optional<Request> of(ClientMessage message, LiveRoom room, Instant now) {
        Seating seating = room.seating();
        return Optional.ofNullable(
                switch (message) {
                    case ClientMessage.MediaState state -> media(state);
                    case ClientMessage.ScreenState state -> screen(state, now);
                    case ClientMessage.Hand hand -> hand(hand, now);
                    case ClientMessage.Path path -> path(path, now);
                    case ClientMessage.Trouble trouble -> trouble(trouble, now);
                    case ClientMessage.ChatEdit edit -> edit(edit, now);
                    case ClientMessage.ChatDelete delete -> delete(delete, now);
                    case ClientMessage.Acknowledge acknowledge -> acknowledge(acknowledge, now);
                    case ClientMessage.Vote vote -> vote(vote, now);
                    case ClientMessage.Admit admit -> admit(admit, seating, now);
                    case ClientMessage.AdmitAll all ->
                            (state, by) -> DoorRules.admitAll(state, by, seating, now);
                    case ClientMessage.Deny deny -> deny(deny, now);
                    case ClientMessage.StopMedia stop -> stopMedia(stop, now);
                    case ClientMessage.MuteAll all ->
                            (state, by) -> ModerationRules.muteAll(state, by, now);
                    case ClientMessage.LowerHand lower -> lowerHand(lower, now);
                    case ClientMessage.Remove remove -> remove(remove, now);
                    case ClientMessage.GiveRole role -> giveRole(role, now);
                    case ClientMessage.Announce announce -> announce(announce, now);
                    case ClientMessage.OpenPoll open -> openPoll(open, now);
                    case ClientMessage.ClosePoll close -> closePoll(close, now);
                    case ClientMessage.RecordStart start -> recordStart(start, now);
                    case ClientMessage.RecordStop stop ->
                            (state, by) -> RecordingRules.stop(state, by, now);
                    case ClientMessage.RecordConsent consent -> recordConsent(consent, now);
                    case ClientMessage.EndMeeting end ->
                            (state, by) -> ModerationRules.end(state, now);
                    case ClientMessage.Hello hello -> null;
                    case ClientMessage.Ping ping -> null;
                    case ClientMessage.Leave leave -> null;
                    case ClientMessage.TokenRequest request -> null;
                    case ClientMessage.Chat chat -> null;
                    case ClientMessage.ChatRead read -> null;
                    case ClientMessage.Reaction reaction -> null;
                    case ClientMessage.ChangeAccess access -> null;
                });
    }

    /** A seat, or the place at the door, is given up. */
    static Decision<Reply<Boolean>> leave(RoomState state, String participantId, Instant now) {
        return Rules.free(state, participantId, ParticipantLeft.Reason.LEFT, now);
    }

    private static Request media(ClientMessage.MediaState wished) {
        return (state, seat) ->
                Rules.media(
                        seat,
                        wished.microphone() == null
                                ? seat.microphone()
                                : wished.microphone().isOn(),
                        wished.camera() == null ? seat.camera() : wished.camera().isOn());
    }

    private static Request screen(ClientMessage.ScreenState wished, Instant now) {
        boolean sharing = need(wished.screen(), "/screen").isOn();
        return (state, seat) -> Rules.screen(state, seat, sharing, now);
    }

    private static Request hand(ClientMessage.Hand hand, Instant now) {
        boolean raised = need(hand.raised(), "/raised");
        return (state, seat) -> Rules.hand(seat, raised, now);
    }

    private static Request path(ClientMessage.Path path, Instant now) {
        PathReport report =
                new PathReport(
                        need(path.relayId(), "/relayId"),
                        need(path.epoch(), "/epoch"),
                        need(path.reason(), "/reason"),
                        path.silenceMillis() == null ? 0 : path.silenceMillis(),
                        path.fromRelayId());
        return (state, seat) -> Rules.path(state, seat, report, now);
    }

    private static Request trouble(ClientMessage.Trouble told, Instant now) {
        TroubleReport report =
                new TroubleReport(
                        need(told.part(), "/part"),
                        need(told.trouble(), "/trouble"),
                        told.remedy());
        return (state, seat) -> Rules.trouble(state, seat, report, now);
    }

    private static Request edit(ClientMessage.ChatEdit edit, Instant now) {
        var id = need(edit.id(), "/id");
        String text = need(edit.text(), "/text");
        return (state, seat) -> ChatRules.edit(state, seat, id, text, now);
    }

    private static Request delete(ClientMessage.ChatDelete delete, Instant now) {
        var id = need(delete.id(), "/id");
        return (state, seat) -> ChatRules.delete(state, seat, id, now);
    }

    private static Request acknowledge(ClientMessage.Acknowledge acknowledge, Instant now) {
        var id = need(acknowledge.announcementId(), "/announcementId");
        return (state, seat) -> AnnouncementRules.acknowledge(state, seat, id, now);
    }

    private static Request vote(ClientMessage.Vote vote, Instant now) {
        var id = need(vote.pollId(), "/pollId");
        List<Integer> choices = need(vote.choices(), "/choices");
        return (state, seat) -> PollRules.vote(state, seat, id, choices, now);
    }

    private static Request admit(ClientMessage.Admit admit, Seating seating, Instant now) {
        String other = need(admit.participantId(), "/participantId");
        return (state, by) -> DoorRules.admit(state, by, other, seating, now);
    }

    private static Request deny(ClientMessage.Deny deny, Instant now) {
        String other = need(deny.participantId(), "/participantId");
        return (state, by) -> DoorRules.deny(state, by, other, now);
    }

    private static Request stopMedia(ClientMessage.StopMedia stop, Instant now) {
        String other = need(stop.participantId(), "/participantId");
        var source = need(stop.source(), "/source");
        return (state, by) -> ModerationRules.stopMedia(state, by, other, source, now);
    }

    private static Request lowerHand(ClientMessage.LowerHand lower, Instant now) {
        String other = need(lower.participantId(), "/participantId");
        return (state, by) -> ModerationRules.lowerHand(state, by, other, now);
    }

    private static Request remove(ClientMessage.Remove remove, Instant now) {
        String other = need(remove.participantId(), "/participantId");
        return (state, by) -> ModerationRules.remove(state, by, other, now);
    }

    private static Request giveRole(ClientMessage.GiveRole given, Instant now) {
        String other = need(given.participantId(), "/participantId");
        var role = need(given.role(), "/role");
        return (state, by) -> ModerationRules.giveRole(state, by, other, role, now);
    }

    private static Request announce(ClientMessage.Announce announce, Instant now) {
        var id = need(announce.id(), "/id");
        String text = need(announce.text(), "/text");
        return (state, by) -> AnnouncementRules.announce(state, by, id, text, now);
    }

    private static Request openPoll(ClientMessage.OpenPoll open, Instant now) {
        PollRules.Draft draft =
                new PollRules.Draft(
                        need(open.id(), "/id"),
                        need(open.question(), "/question"),
                        need(open.kind(), "/kind"),
                        Boolean.TRUE.equals(open.anonymous()),
                        open.options() == null ? List.of() : open.options());
        return (state, by) -> PollRules.open(state, by, draft, now);
    }

    private static Request recordStart(ClientMessage.RecordStart start, Instant now) {
        var id = need(start.id(), "/id");
        return (state, by) -> RecordingRules.start(state, by, id, now);
    }

    private static Request recordConsent(ClientMessage.RecordConsent consent, Instant now) {
        boolean agreed = need(consent.agreed(), "/agreed");
        return (state, seat) -> RecordingRules.consent(state, seat, agreed, now);
    }

    private static Request closePoll(ClientMessage.ClosePoll close, Instant now) {
        var id = need(close.pollId(), "/pollId");
        return (state, by) -> PollRules.close(state, by, id, now);
    }
}
