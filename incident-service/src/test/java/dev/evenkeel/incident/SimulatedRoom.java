package dev.evenkeel.incident;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.contracts.failover.FailoverOutcome;
import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.meeting.MeetingStarted;
import dev.evenkeel.contracts.meeting.ParticipantJoined;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.meeting.ParticipantRole;
import dev.evenkeel.contracts.meeting.PathSwitched;
import java.time.Instant;

/** Speaks as room-service does. */
public final class SimulatedRoom {
    private final EventSender sender;

    public SimulatedRoom(EventSender sender) {
        this.sender = sender;
    }

    public void start(String meetingId, String primary, String standby, String... participants) {
        place(meetingId, primary, standby, 1, MeetingPlaced.Reason.CREATED, null);
        sender.send(
                EventTypes.MEETING_STARTED,
                meetingId,
                new MeetingStarted(meetingId, "Weekly", Instant.now()));
        for (String participantId : participants) {
            sender.send(
                    EventTypes.PARTICIPANT_JOINED,
                    meetingId,
                    new ParticipantJoined(
                            meetingId,
                            participantId,
                            "Name of " + participantId,
                            ParticipantRole.PARTICIPANT,
                            Instant.now()));
        }
    }

    public void place(
            String meetingId,
            String primary,
            String standby,
            long epoch,
            MeetingPlaced.Reason reason,
            String commandId) {
        sender.send(
                EventTypes.MEETING_PLACED,
                meetingId,
                new MeetingPlaced(
                        meetingId, primary, standby, epoch, reason, commandId, Instant.now()));
    }

    public void switched(String meetingId, String participantId, String from, String to) {
        sender.send(
                EventTypes.PATH_SWITCHED,
                meetingId,
                new PathSwitched(
                        meetingId,
                        participantId,
                        from,
                        to,
                        1,
                        PathSwitched.Reason.RELAY_LOST,
                        172,
                        Instant.now()));
    }

    /** Carries a command out: a placement on the other relay and the outcome. */
    public void apply(FailoverCommand command, String primary, String standby) {
        place(
                command.meetingId(),
                primary,
                standby,
                command.expectedEpoch() + 1,
                MeetingPlaced.Reason.RELAY_LOST,
                command.commandId());
        answer(command, FailoverOutcome.Result.APPLIED, primary, standby);
    }

    public void answer(
            FailoverCommand command,
            FailoverOutcome.Result result,
            String primary,
            String standby) {
        sender.send(
                EventTypes.FAILOVER_OUTCOME,
                command.meetingId(),
                new FailoverOutcome(
                        command.commandId(),
                        command.meetingId(),
                        command.incidentId(),
                        result,
                        command.expectedEpoch() + 1,
                        primary,
                        standby,
                        "",
                        Instant.now()));
    }

    public void end(String meetingId, String... participants) {
        for (String participantId : participants) {
            sender.send(
                    EventTypes.PARTICIPANT_LEFT,
                    meetingId,
                    new ParticipantLeft(
                            meetingId,
                            participantId,
                            ParticipantLeft.Reason.MEETING_ENDED,
                            Instant.now()));
        }
        sender.send(
                EventTypes.MEETING_ENDED,
                meetingId,
                new MeetingEnded(meetingId, MeetingEnded.Reason.HOST, Instant.now()));
    }
}
