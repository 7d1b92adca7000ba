package dev.evenkeel.incident.console.domain;

import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.meeting.RelayPair;
import dev.evenkeel.contracts.quality.QualityWindow.Verdict;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A meeting that goes on.
 *
 * @param participants people in it now
 */
public record MeetingView(
        String meetingId,
        @Nullable String title,
        @Nullable Instant startedAt,
        int participants,
        Placement placement,
        Quality quality) {

    /**
     * Where it runs.
     *
     * @param branches the pairs after the first, of a meeting larger than one relay
     */
    public record Placement(
            long epoch,
            String primary,
            @Nullable String standby,
            @Nullable List<RelayPair> branches,
            MeetingPlaced.Reason reason,
            Instant placedAt) {

        /** Every relay of the meeting. */
        public Set<String> relayIds() {
            Set<String> relays = new LinkedHashSet<>(new RelayPair(primary, standby).relayIds());
            if (branches != null) {
                branches.forEach(pair -> relays.addAll(pair.relayIds()));
            }
            return relays;
        }
    }

    /**
     * How it is going.
     *
     * @param verdict the worst known one of its people
     */
    public record Quality(Verdict verdict, List<Person> people) {}

    /** One person's newest window. */
    public record Person(
            String participantId,
            String relayId,
            Instant at,
            Verdict verdict,
            @Nullable Double uplinkLossRatio,
            @Nullable Double downlinkLossRatio,
            @Nullable Double roundTripMillis,
            @Nullable Double jitterMillis,
            @Nullable Double meanOpinionScore) {}
}
