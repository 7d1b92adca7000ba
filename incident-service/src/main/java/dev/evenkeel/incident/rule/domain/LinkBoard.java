package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The newest measurements of each link that say anything of its state, and of its loss: they may
 * come from different hands, and neither takes back what the other says. One thread.
 */
public final class LinkBoard {
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private final Map<String, LinkMeasurement> states = new HashMap<>();
    private final Map<String, LinkMeasurement> losses = new HashMap<>();

    /** Takes a measurement; ignores all others. */
    void observe(Observation seen) {
        if (seen.event().data() instanceof LinkMeasurement measured) {
            if (measured.state() != null) {
                states.merge(measured.linkId(), measured, LinkBoard::newer);
            }
            if (measured.lossRatio() != null) {
                losses.merge(measured.linkId(), measured, LinkBoard::newer);
            }
        }
    }

    void tick(Instant now) {
        forget(states, now);
        forget(losses, now);
    }

    Set<String> links() {
        Set<String> links = new HashSet<>(states.keySet());
        links.addAll(losses.keySet());
        return links;
    }

    /**
     * A measurement not older than {@code age} that says that nothing, or too little, gets through.
     */
    Optional<LinkMeasurement> bad(String linkId, Instant now, Duration age, double lossRatio) {
        return Stream.of(
                        fresh(states, linkId, now, age).filter(LinkBoard::isDown),
                        fresh(losses, linkId, now, age).filter(one -> isLossy(one, lossRatio)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isDown(LinkMeasurement measured) {
        LinkMeasurement.State state = measured.state();
        return state == LinkMeasurement.State.DOWN
                || state == LinkMeasurement.State.LOWER_LAYER_DOWN
                || state == LinkMeasurement.State.NOT_PRESENT;
    }

    private static boolean isLossy(LinkMeasurement measured, double lossRatio) {
        Double lost = measured.lossRatio();
        return lost != null && lost >= lossRatio;
    }

    private static Optional<LinkMeasurement> fresh(
            Map<String, LinkMeasurement> newest, String linkId, Instant now, Duration age) {
        return Optional.ofNullable(newest.get(linkId))
                .filter(one -> one.timestamp().isAfter(now.minus(age)));
    }

    private static void forget(Map<String, LinkMeasurement> newest, Instant now) {
        newest.values().removeIf(one -> one.timestamp().isBefore(now.minus(FORGOTTEN)));
    }

    private static LinkMeasurement newer(LinkMeasurement before, LinkMeasurement after) {
        return after.timestamp().isBefore(before.timestamp()) ? before : after;
    }
}
