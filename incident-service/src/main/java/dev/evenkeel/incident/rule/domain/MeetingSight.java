package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.meeting.MeetingStarted;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one meeting that has not ended.
 *
 * @param placement the one with the highest epoch
 * @param people the relay that carries each person's media, by participant; {@code ""} when not
 *     known
 * @param awaiting the number of the pair of each person who is where that pair will be: the
 *     placement with it has not been seen yet
 */
public record MeetingSight(
        String meetingId,
        @Nullable String title,
        @Nullable Instant startedAt,
        @Nullable MeetingPlaced placement,
        Map<String, String> people,
        Map<String, Integer> awaiting) {

    public MeetingSight {
        people = Map.copyOf(people);
        awaiting = Map.copyOf(awaiting);
    }

    static MeetingSight unseen(String meetingId) {
        return new MeetingSight(meetingId, null, null, null, Map.of(), Map.of());
    }

    MeetingSight started(MeetingStarted event) {
        return new MeetingSight(
                meetingId, event.title(), event.startedAt(), placement, people, awaiting);
    }

    MeetingSight placed(MeetingPlaced event) {
        if (placement != null && event.epoch() <= placement.epoch()) {
            return this;
        }
        Map<String, String> placed = new HashMap<>(people);
        Map<String, Integer> still = new HashMap<>(awaiting);
        for (String person : people.keySet()) {
            int branch = awaiting.getOrDefault(person, 0);
            if (people.get(person).isEmpty() && branch < event.pairs().size()) {
                placed.put(person, event.pairs().get(branch).primary());
                still.remove(person);
            }
        }
        return new MeetingSight(meetingId, title, startedAt, event, placed, still);
    }

    /** A person arrives on the primary that their pair has at the moment. */
    MeetingSight joined(String participantId, @Nullable Integer branch) {
        if (people.containsKey(participantId)) {
            return this;
        }
        int number = branch == null ? 0 : branch;
        if (placement != null && number < placement.pairs().size()) {
            return present(participantId, placement.pairs().get(number).primary());
        }
        Map<String, Integer> further = new HashMap<>(awaiting);
        further.put(participantId, number);
        return present(participantId, "").awaiting(further);
    }

    MeetingSight present(String participantId, String relayId) {
        Map<String, String> now = new HashMap<>(people);
        now.put(participantId, relayId);
        return new MeetingSight(
                meetingId, title, startedAt, placement, now, without(awaiting, participantId));
    }

    MeetingSight without(String participantId) {
        return new MeetingSight(
                meetingId,
                title,
                startedAt,
                placement,
                without(people, participantId),
                without(awaiting, participantId));
    }

    private MeetingSight awaiting(Map<String, Integer> others) {
        return new MeetingSight(meetingId, title, startedAt, placement, people, others);
    }

    private static <T> Map<String, T> without(Map<String, T> map, String key) {
        Map<String, T> rest = new HashMap<>(map);
        rest.remove(key);
        return rest;
    }

    /** Whether the meeting is placed on a relay, as primary or standby. */
    public boolean uses(String relayId) {
        return placement != null && placement.relayIds().contains(relayId);
    }
}
