package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.incident.rule.domain.When.Change;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * {@code change}: a measure differs from the subject's own past. What differs does not become part
 * of that past, so that trouble does not become the new normal.
 */
final class ChangeProbe implements Probe {
    /** Scales the median absolute deviation to a standard deviation (Iglewicz and Hoaglin 1993). */
    private static final double CONSISTENT = 1.4826;

    private static final int MOST_READINGS = 600;

    private final Change when;
    private final Readings readings;
    private final Map<String, Past> pasts = new HashMap<>();

    ChangeProbe(Change when, Readings readings) {
        this.when = when;
        this.readings = readings;
    }

    private static final class Past {
        final Deque<Reading> readings = new ArrayDeque<>();
        Instant lastAt = Instant.MIN;
        Sight sight = new Sight(Condition.UNDECIDED, "", Set.of());
    }

    @Override
    public void observe(Observation seen) {
        // the boards have taken it
    }

    @Override
    public Scope scope() {
        return when.per();
    }

    @Override
    public Map<String, Sight> look(Instant now) {
        Map<String, List<Reading>> present = readings.by(when.measure(), when.per(), now);
        pasts.keySet().retainAll(present.keySet());
        Map<String, Sight> sights = new TreeMap<>();
        present.forEach((subject, all) -> sights.put(subject, sight(subject, all)));
        return sights;
    }

    private Sight sight(String subject, List<Reading> all) {
        List<Reading> fresh = all.stream().filter(Reading::fresh).toList();
        if (fresh.isEmpty()) {
            return new Sight(Condition.UNDECIDED, "", Set.of());
        }
        Reading one = Reading.of(fresh, when.aggregate());
        Past past = pasts.computeIfAbsent(subject, _ -> new Past());
        if (one.at().isAfter(past.lastAt)) {
            past.lastAt = one.at();
            past.sight = compare(subject, one, past);
        }
        return past.sight;
    }

    private Sight compare(String subject, Reading one, Past past) {
        Instant oldest = one.at().minus(when.history());
        past.readings.removeIf(reading -> reading.at().isBefore(oldest));
        boolean known = past.readings.size() >= when.fewestReadings();
        double median = known ? median(past.readings, Reading::value) : one.value();
        double spread =
                known
                        ? CONSISTENT
                                * median(past.readings, each -> Math.abs(each.value() - median))
                        : 0;
        double least = Math.max(when.leastChange(), when.deviations() * spread);
        boolean differs = known && isBad(one.value() - median, least);
        if (!differs) {
            past.readings.add(one);
            if (past.readings.size() > MOST_READINGS) {
                past.readings.removeFirst();
            }
        }
        String text =
                String.format(
                        Locale.ROOT,
                        "%s of %s is %.3g; it used to be %.3g (median of %d).",
                        when.measure().word(),
                        subject,
                        one.value(),
                        median,
                        past.readings.size());
        return new Sight(known ? Condition.of(differs) : Condition.UNDECIDED, text, one.meetings());
    }

    private boolean isBad(double change, double least) {
        return switch (when.direction()) {
            case UP -> change >= least;
            case DOWN -> -change >= least;
            case BOTH -> Math.abs(change) >= least;
        };
    }

    private static double median(Deque<Reading> past, Function<Reading, Double> value) {
        double[] values = past.stream().mapToDouble(value::apply).toArray();
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
