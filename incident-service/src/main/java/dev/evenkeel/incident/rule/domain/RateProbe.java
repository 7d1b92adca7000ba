package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.incident.rule.domain.When.Rate;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code rate}: many events in a short time, by arrival. */
final class RateProbe implements Probe {
    private static final int MOST_EVENTS = 10_000;

    private final Rate when;
    private final EventFilter filter;
    private final Map<String, Map<String, Arrival>> arrivals = new HashMap<>();

    private record Arrival(Instant at, @Nullable String meetingId) {}

    RateProbe(Rate when, EventFilter filter) {
        this.when = when;
        this.filter = filter;
    }

    @Override
    public Scope scope() {
        return when.events().per();
    }

    @Override
    public void observe(Observation seen) {
        if (!seen.history()) {
            filter.of(seen).ifPresent(counted -> count(counted, seen.arrivedAt()));
        }
    }

    private void count(EventFilter.Counted counted, Instant at) {
        Map<String, Arrival> known =
                arrivals.computeIfAbsent(counted.subject(), _ -> new LinkedHashMap<>());
        if (known.size() < MOST_EVENTS) {
            known.put(counted.distinct(), new Arrival(at, counted.meetingId()));
        }
    }

    @Override
    public Map<String, Sight> look(Instant now) {
        Instant oldest = now.minus(when.within());
        arrivals.values()
                .forEach(known -> known.values().removeIf(one -> one.at().isBefore(oldest)));
        arrivals.values().removeIf(Map::isEmpty);
        Map<String, Sight> sights = new TreeMap<>();
        arrivals.forEach((subject, known) -> sights.put(subject, sight(subject, known)));
        return sights;
    }

    private Sight sight(String subject, Map<String, Arrival> known) {
        TreeSet<String> meetings = new TreeSet<>();
        for (Arrival arrival : known.values()) {
            if (arrival.meetingId() != null) {
                meetings.add(arrival.meetingId());
            }
        }
        return new Sight(
                Condition.of(known.size() >= when.atLeast()),
                "%d × %s for %s within %d s."
                        .formatted(
                                known.size(),
                                when.events().type(),
                                subject,
                                when.within().toSeconds()),
                meetings);
    }
}
