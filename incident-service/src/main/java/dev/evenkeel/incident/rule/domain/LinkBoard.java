package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The newest measurement of each link that says anything of its state or loss. One thread. */
public final class LinkBoard {
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private final Map<String, LinkMeasurement> newest = new HashMap<>();

    /** Takes a measurement; ignores all others. */
    void observe(Observation seen) {
        if (seen.event().data() instanceof LinkMeasurement measured
                && (measured.state() != null || measured.lossRatio() != null)) {
            newest.merge(measured.linkId(), measured, LinkBoard::newer);
        }
    }

    void tick(Instant now) {
        newest.values().removeIf(one -> one.timestamp().isBefore(now.minus(FORGOTTEN)));
    }

    Set<String> links() {
        return Set.copyOf(newest.keySet());
    }

    /** A measurement not older than {@code age}. */
    Optional<LinkMeasurement> measured(String linkId, Instant now, Duration age) {
        return Optional.ofNullable(newest.get(linkId))
                .filter(one -> one.timestamp().isAfter(now.minus(age)));
    }

    /** Whether a measurement says that nothing, or too little, gets through. */
    static boolean isBad(LinkMeasurement measured, double lossRatio) {
        LinkMeasurement.State state = measured.state();
        boolean down =
                state == LinkMeasurement.State.DOWN
                        || state == LinkMeasurement.State.LOWER_LAYER_DOWN
                        || state == LinkMeasurement.State.NOT_PRESENT;
        Double lost = measured.lossRatio();
        return down || (lost != null && lost >= lossRatio);
    }

    private static LinkMeasurement newer(LinkMeasurement before, LinkMeasurement after) {
        return after.timestamp().isBefore(before.timestamp()) ? before : after;
    }
}
