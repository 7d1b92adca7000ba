package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.MeetingPlaced;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a meeting runs.
 *
 * @param pairs at least one; each seat names one of them by its number, its branch
 * @param epoch from 1, grows by one with each placement of the meeting
 * @param commandId the failover command that asked for it, if one did
 */
public record Placement(
        List<Pair> pairs,
        long epoch,
        MeetingPlaced.Reason reason,
        @Nullable String commandId,
        Instant placedAt) {
    public Placement {
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("a meeting runs somewhere");
        }
        pairs = List.copyOf(pairs);
    }

    /** The first placement of a meeting. */
    public static Placement first(Move move, Instant now) {
        return new Placement(move.pairs(), 1, move.reason(), null, now);
    }

    /** The placement after this one. */
    public Placement next(Move move, @Nullable String command, Instant now) {
        return new Placement(move.pairs(), epoch + 1, move.reason(), command, now);
    }

    public Pair first() {
        return pairs.getFirst();
    }

    /** The pairs after the first. */
    public List<Pair> branches() {
        return pairs.subList(1, pairs.size());
    }

    /** The pair that a seat is on: the first for one whose own is not there any more. */
    public Pair pairOf(Seat seat) {
        return pairs.get(branchOf(seat));
    }

    /** The number of the pair that a seat is on. */
    public int branchOf(Seat seat) {
        return seat.branch() < pairs.size() ? seat.branch() : 0;
    }

    /** Every relay of the meeting, once. */
    public List<String> relayIds() {
        return pairs.stream().flatMap(pair -> pair.relayIds().stream()).distinct().toList();
    }

    public boolean uses(String relayId) {
        return relayIds().contains(relayId);
    }

    /** As told to the world. */
    public MeetingPlaced toEvent(String meetingId) {
        return new MeetingPlaced(
                meetingId,
                first().primary().relayId(),
                first().standbyId(),
                epoch,
                reason,
                commandId,
                placedAt,
                branches().stream().map(Pair::toEvent).toList());
    }
}
