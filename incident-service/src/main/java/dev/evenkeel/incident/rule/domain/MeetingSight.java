package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.meeting.MeetingStarted;
import dev.evenkeel.contracts.meeting.RelayPair;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one meeting that has not ended.
 *
 * @param placement the one with the highest epoch
 * @param people the relay that carries each person's media, by participant; {@code ""} when not
 *     known
 */
public record MeetingSight(
        String meetingId,
        @Nullable String title,
        @Nullable Instant startedAt,
        @Nullable MeetingPlaced placement,
        Map<String, String> people) {

    public MeetingSight {
        people = Map.copyOf(people);
    }

    static MeetingSight unseen(String meetingId) {
        return new MeetingSight(meetingId, null, null, null, Map.of());
    }

    MeetingSight started(MeetingStarted event) {
        return new MeetingSight(meetingId, event.title(), event.startedAt(), placement, people);
    }

    MeetingSight placed(MeetingPlaced event) {
        boolean newer = placement == null || event.epoch() > placement.epoch();
        return newer
                ? new MeetingSight(
                        meetingId, title, startedAt, event, placedPeople(event.primary()))
                : this;
    }

    private Map<String, String> placedPeople(String primary) {
        Map<String, String> placed = new HashMap<>(people);
        placed.replaceAll((_, relayId) -> relayId.isEmpty() ? primary : relayId);
        return placed;
    }

    /** A person arrives on the primary that their pair has at the moment. */
    MeetingSight joined(String participantId, @Nullable Integer branch) {
        return people.containsKey(participantId)
                ? this
                : present(participantId, placement == null ? "" : primary(placement, branch));
    }

    private static String primary(MeetingPlaced placement, @Nullable Integer branch) {
        List<RelayPair> pairs = placement.pairs();
        return branch == null || branch >= pairs.size()
                ? placement.primary()
                : pairs.get(branch).primary();
    }

    MeetingSight present(String participantId, String relayId) {
        Map<String, String> now = new HashMap<>(people);
        now.put(participantId, relayId);
        return new MeetingSight(meetingId, title, startedAt, placement, now);
    }

    MeetingSight without(String participantId) {
        Map<String, String> now = new HashMap<>(people);
        now.remove(participantId);
        return new MeetingSight(meetingId, title, startedAt, placement, now);
    }

    /** Whether the meeting is placed on a relay, as primary or standby. */
    public boolean uses(String relayId) {
        return placement != null && placement.relayIds().contains(relayId);
    }
}
