package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.meeting.MeetingStarted;
import dev.evenkeel.contracts.meeting.ParticipantJoined;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.meeting.PathSwitched;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The meetings that have not ended: placement and people. One thread. */
public final class MeetingBoard {
    private static final int MOST_ENDED = 100_000;

    private final Map<String, MeetingSight> meetings = new TreeMap<>();
    private final Map<String, Boolean> ended =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST_ENDED;
                }
            };

    /** Takes an event of a meeting; ignores all others. */
    public void observe(Observation seen) {
        switch (seen.event().data()) {
            case MeetingStarted event -> change(event.meetingId(), known -> known.started(event));
            case MeetingPlaced event -> change(event.meetingId(), known -> known.placed(event));
            case ParticipantJoined event ->
                    change(
                            event.meetingId(),
                            known -> known.joined(event.participantId(), event.branch()));
            case PathSwitched event ->
                    change(
                            event.meetingId(),
                            known -> known.present(event.participantId(), event.toRelayId()));
            case ParticipantLeft event ->
                    change(event.meetingId(), known -> known.without(event.participantId()));
            case MeetingEnded event -> end(event.meetingId());
            case null, default -> {}
        }
    }

    /** Takes note of a meeting that ended before this process began to watch. */
    public void end(String meetingId) {
        meetings.remove(meetingId);
        ended.put(meetingId, true);
    }

    public Collection<MeetingSight> meetings() {
        return meetings.values();
    }

    public Optional<MeetingSight> meeting(String meetingId) {
        return Optional.ofNullable(meetings.get(meetingId));
    }

    /** Meetings placed on a relay, as primary or standby. */
    public List<MeetingSight> placedOn(String relayId) {
        return meetings.values().stream().filter(meeting -> meeting.uses(relayId)).toList();
    }

    private void change(String meetingId, UnaryOperator<MeetingSight> change) {
        if (!ended.containsKey(meetingId)) {
            MeetingSight known = meetings.get(meetingId);
            meetings.put(
                    meetingId,
                    change.apply(known == null ? MeetingSight.unseen(meetingId) : known));
        }
    }
}
