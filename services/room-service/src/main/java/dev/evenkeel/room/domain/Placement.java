package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.MeetingPlaced;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a meeting runs.
 *
 * @param epoch from 1, grows by one with each placement of the meeting
 * @param commandId the failover command that asked for it, if one did
 */
public record Placement(
        RelayRef primary,
        @Nullable RelayRef standby,
        long epoch,
        MeetingPlaced.Reason reason,
        @Nullable String commandId,
        Instant placedAt) {

    /** The first placement of a meeting. */
    public static Placement first(Move move, Instant now) {
        return new Placement(move.primary(), move.standby(), 1, move.reason(), null, now);
    }

    /** The placement after this one. */
    public Placement next(Move move, @Nullable String command, Instant now) {
        return new Placement(
                move.primary(), move.standby(), epoch + 1, move.reason(), command, now);
    }

    public @Nullable String standbyId() {
        return standby == null ? null : standby.relayId();
    }

    /** Primary, then standby if there is one. */
    public List<String> relayIds() {
        return Stream.of(primary.relayId(), standbyId())
                .filter(java.util.Objects::nonNull)
                .map(id -> (String) id)
                .toList();
    }

    public boolean uses(String relayId) {
        return relayIds().contains(relayId);
    }

    /** As told to the world. */
    public MeetingPlaced toEvent(String meetingId) {
        return new MeetingPlaced(
                meetingId, primary.relayId(), standbyId(), epoch, reason, commandId, placedAt);
    }
}
