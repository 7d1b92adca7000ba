package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.incident.rule.domain.When.Threshold;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code threshold}: a measure is beyond a bound. */
record ThresholdProbe(Threshold when, Readings readings) implements Probe {

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
        Map<String, Sight> sights = new TreeMap<>();
        readings.by(when.measure(), when.per(), now)
                .forEach((subject, all) -> sights.put(subject, sight(subject, all)));
        return sights;
    }

    private Sight sight(String subject, List<Reading> all) {
        List<Reading> fresh = all.stream().filter(Reading::fresh).toList();
        if (fresh.isEmpty()) {
            return new Sight(Condition.UNDECIDED, "", Set.of());
        }
        Reading one = Reading.of(fresh, when.aggregate());
        Set<String> meetings = new HashSet<>();
        fresh.forEach(reading -> meetings.addAll(reading.meetings()));
        String text =
                String.format(
                        Locale.ROOT,
                        "%s of %s is %.3g, %s %.3g.",
                        when.measure().word(),
                        subject,
                        one.value(),
                        when.bound().word(),
                        when.bound().value());
        return new Sight(Condition.of(when.bound().isBroken(one.value())), text, meetings);
    }
}
