package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.incident.rule.domain.LinkBoard.Hand;
import dev.evenkeel.incident.rule.domain.When.Threshold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code threshold} with {@code meanOver}: the mean of a measure over a time is beyond a bound. One
 * reading that is a little early or late, or of a counter that the gear brings up to date in steps,
 * then neither begins nor ends anything.
 */
final class MeanProbe implements Probe {
    private final Threshold when;
    private final Duration meanOver;
    private final Map<Hand, LinkPast> pasts = new HashMap<>();

    MeanProbe(Threshold when, Duration meanOver) {
        this.when = when;
        this.meanOver = meanOver;
    }

    @Override
    public void observe(Observation seen) {
        if (seen.event().data() instanceof LinkMeasurement measured
                && when.measure().of(measured) != null) {
            pasts.computeIfAbsent(Hand.of(measured), _ -> new LinkPast(when.measure(), meanOver))
                    .take(measured);
        }
    }

    @Override
    public Scope scope() {
        return when.per();
    }

    @Override
    public Duration lookback() {
        return meanOver;
    }

    @Override
    public Map<String, Sight> look(Instant now) {
        pasts.values().removeIf(past -> !past.isNewerThan(now.minus(LinkBoard.FORGOTTEN)));
        Map<String, List<Double>> means = new TreeMap<>();
        pasts.forEach((hand, past) -> {
            List<Double> ofSubject =
                    means.computeIfAbsent(subject(hand.linkId()), _ -> new ArrayList<>());
            if (past.isNewerThan(now.minus(LinkBoard.FRESH))) {
                OptionalDouble mean = past.mean();
                mean.ifPresent(ofSubject::add);
            }
        });
        Map<String, Sight> sights = new TreeMap<>();
        means.forEach((subject, known) -> sights.put(subject, sight(subject, known)));
        return sights;
    }

    private String subject(String linkId) {
        return when.per() == Scope.LINK ? linkId : "platform";
    }

    private Sight sight(String subject, List<Double> means) {
        if (means.isEmpty()) {
            return new Sight(Condition.UNDECIDED, "", Set.of());
        }
        double mean = when.aggregate().of(means);
        String text =
                String.format(
                        Locale.ROOT,
                        "%s of %s was %.3g in the mean over %d s, %s %.3g.",
                        when.measure().word(),
                        subject,
                        mean,
                        meanOver.toSeconds(),
                        when.bound().word(),
                        when.bound().value());
        return new Sight(Condition.of(when.bound().isBroken(mean)), text, Set.of());
    }
}
