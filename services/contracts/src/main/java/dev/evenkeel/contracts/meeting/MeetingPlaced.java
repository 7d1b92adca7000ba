package dev.evenkeel.contracts.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a meeting runs from now on. The topic is compacted; the highest epoch is the truth. A
 * meeting larger than one relay has further pairs: everybody sits on one of them, which carries
 * that person's media and fails over by itself, and all relays of the meeting are bridged.
 *
 * @param primary relay that carries the meeting
 * @param standby relay kept connected, {@code null} while there is none
 * @param epoch grows by one with each placement of the meeting, from 1
 * @param commandId the failover command that asked for it, if one did
 * @param branches the pairs after the first, in order; {@code null} for most meetings. A relay may
 *     belong to several pairs of a meeting
 */
public record MeetingPlaced(
        String meetingId,
        String primary,
        @Nullable String standby,
        long epoch,
        Reason reason,
        @Nullable String commandId,
        Instant placedAt,
        @Nullable List<RelayPair> branches) {

    public MeetingPlaced {
        branches = branches == null || branches.isEmpty() ? null : List.copyOf(branches);
    }

    /** A meeting on one pair. */
    public MeetingPlaced(
            String meetingId,
            String primary,
            @Nullable String standby,
            long epoch,
            Reason reason,
            @Nullable String commandId,
            Instant placedAt) {
        this(meetingId, primary, standby, epoch, reason, commandId, placedAt, null);
    }

    /** The first pair and those after it, by the number that people's seats name. */
    public List<RelayPair> pairs() {
        List<RelayPair> pairs = new ArrayList<>();
        pairs.add(new RelayPair(primary, standby));
        if (branches != null) {
            pairs.addAll(branches);
        }
        return pairs;
    }

    /** Every relay of the meeting, once. */
    public Set<String> relayIds() {
        Set<String> relays = new LinkedHashSet<>();
        pairs().forEach(pair -> relays.addAll(pair.relayIds()));
        return relays;
    }

    /** Whether some pair has the relay as its primary. */
    public boolean leads(String relayId) {
        return pairs().stream().anyMatch(pair -> pair.primary().equals(relayId));
    }

    /** Why the meeting was placed so. */
    public enum Reason {
        @JsonProperty("created")
        CREATED,
        @JsonProperty("relay-lost")
        RELAY_LOST,
        @JsonProperty("relay-sick")
        RELAY_SICK,
        @JsonProperty("standby-lost")
        STANDBY_LOST,
        @JsonProperty("standby-restored")
        STANDBY_RESTORED,
        @JsonProperty("drain")
        DRAIN,

        /** It outgrew its relays and has a pair more, or needs the last one no longer. */
        @JsonProperty("spread")
        SPREAD
    }
}
