package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The newest measurements of each link that say anything of its state, and of each measure, by who
 * says it: gear that is polled at either end, a site's agent. None takes back what another says.
 * One thread.
 */
public final class LinkBoard {
    /** Links are measured every ten seconds or so; an older measurement does not speak of now. */
    static final Duration FRESH = Duration.ofSeconds(45);

    /** How long a measurement is remembered. */
    public static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private static final List<Measure> MEASURES =
            Stream.of(Measure.values()).filter(one -> one.scope() == Scope.LINK).toList();

    private final Map<Hand, LinkMeasurement> states = new HashMap<>();
    private final Map<Measure, Map<Hand, LinkMeasurement>> values = new EnumMap<>(Measure.class);

    /** Whose measurements follow each other. */
    record Hand(String linkId, @Nullable String deviceId, @Nullable String interfaceName) {
        static Hand of(LinkMeasurement measured) {
            return new Hand(measured.linkId(), measured.deviceId(), measured.interfaceName());
        }
    }

    LinkBoard() {
        MEASURES.forEach(measure -> values.put(measure, new HashMap<>()));
    }

    /** Takes a measurement; ignores all others. */
    void observe(Observation seen) {
        if (seen.event().data() instanceof LinkMeasurement measured) {
            Hand hand = Hand.of(measured);
            if (measured.state() != null) {
                states.merge(hand, measured, LinkBoard::newer);
            }
            values.forEach((measure, newest) -> {
                if (measure.of(measured) != null) {
                    newest.merge(hand, measured, LinkBoard::newer);
                }
            });
        }
    }

    void tick(Instant now) {
        forget(states, now);
        values.values().forEach(newest -> forget(newest, now));
    }

    Set<String> links() {
        Set<String> links = new HashSet<>();
        states.keySet().forEach(hand -> links.add(hand.linkId()));
        newest(Measure.LINK_LOSS).forEach(one -> links.add(one.linkId()));
        return links;
    }

    /** What each hand last said of a measure of links. */
    Collection<LinkMeasurement> newest(Measure measure) {
        return values.getOrDefault(measure, Map.of()).values();
    }

    /**
     * A measurement not older than {@code age} that says that nothing, or too little, gets through.
     */
    Optional<LinkMeasurement> bad(String linkId, Instant now, Duration age, double lossRatio) {
        Stream<LinkMeasurement> down = states.values().stream().filter(LinkBoard::isDown);
        Stream<LinkMeasurement> lossy =
                newest(Measure.LINK_LOSS).stream().filter(one -> isLossy(one, lossRatio));
        return Stream.concat(down, lossy)
                .filter(one -> one.linkId().equals(linkId))
                .filter(one -> one.timestamp().isAfter(now.minus(age)))
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

    private static void forget(Map<Hand, LinkMeasurement> newest, Instant now) {
        newest.values().removeIf(one -> one.timestamp().isBefore(now.minus(FORGOTTEN)));
    }

    private static LinkMeasurement newer(LinkMeasurement before, LinkMeasurement after) {
        return after.timestamp().isBefore(before.timestamp()) ? before : after;
    }
}
