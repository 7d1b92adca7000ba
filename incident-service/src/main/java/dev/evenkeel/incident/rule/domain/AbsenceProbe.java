package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.incident.rule.domain.When.Absence;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code absence}: an event that used to come stays away, by arrival. */
final class AbsenceProbe implements Probe {
    private final Absence when;
    private final EventFilter filter;
    private final Map<String, Instant> lastSeen = new HashMap<>();

    AbsenceProbe(Absence when, EventFilter filter) {
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
            filter.of(seen).ifPresent(counted -> lastSeen.put(counted.subject(), seen.arrivedAt()));
        }
    }

    @Override
    public Map<String, Sight> look(Instant now) {
        Instant forgotten = now.minus(when.forgottenAfter());
        lastSeen.values().removeIf(at -> at.isBefore(forgotten));
        Map<String, Sight> sights = new TreeMap<>();
        lastSeen.forEach((subject, at) -> sights.put(subject, sight(subject, at, now)));
        return sights;
    }

    private Sight sight(String subject, Instant at, Instant now) {
        Duration away = Duration.between(at, now);
        return new Sight(
                Condition.of(away.compareTo(when.longerThan()) >= 0),
                "No %s of %s since %s.".formatted(when.events().type(), subject, at),
                Set.of());
    }
}
