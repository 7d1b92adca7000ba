package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.incident.rule.domain.When.Correlation;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** {@code correlation}: many of the same parent are bad at once. */
final class CorrelationProbe implements Probe {
    private final Correlation when;
    private final Readings readings;
    private final RelayWatch relays;
    private final Function<String, Set<String>> firing;

    /**
     * @param firing ids of the relays for which a rule fires, by the rule's id
     */
    CorrelationProbe(
            Correlation when,
            Readings readings,
            RelayWatch relays,
            Function<String, Set<String>> firing) {
        this.when = when;
        this.readings = readings;
        this.relays = relays;
        this.firing = firing;
    }

    /** Those of one parent. */
    private static final class Tally {
        final TreeSet<String> bad = new TreeSet<>();
        final TreeSet<String> meetings = new TreeSet<>();
        int all;
    }

    @Override
    public Scope scope() {
        return when.parent();
    }

    @Override
    public void observe(Observation seen) {
        // the boards have taken it
    }

    @Override
    public Map<String, Sight> look(Instant now) {
        Map<String, Tally> tallies =
                switch (when.of()) {
                    case When.Part.Measured part -> measured(part, now);
                    case When.Part.Firing(String rule) -> firing(rule);
                };
        Map<String, Sight> sights = new TreeMap<>();
        tallies.forEach((parent, tally) -> sights.put(parent, sight(parent, tally)));
        return sights;
    }

    private Map<String, Tally> measured(When.Part.Measured part, Instant now) {
        Map<String, Tally> tallies = new HashMap<>();
        readings.by(part.measure(), when.parent(), now)
                .forEach((parent, all) -> tallies.put(parent, tally(part, all)));
        return tallies;
    }

    private static Tally tally(When.Part.Measured part, List<Reading> all) {
        Tally tally = new Tally();
        for (Reading reading : all) {
            String id = reading.place().id(part.measure().scope());
            if (reading.fresh() && id != null) {
                tally.all++;
                if (part.bound().isBroken(reading.value())) {
                    tally.bad.add(id);
                    tally.meetings.addAll(reading.meetings());
                }
            }
        }
        return tally;
    }

    private Map<String, Tally> firing(String rule) {
        Set<String> bad = firing.apply(rule);
        Map<String, Tally> tallies = new HashMap<>();
        for (RelaySight sight : relays.relays()) {
            String region = relays.regionOf(sight.relayId());
            String parent = when.parent() == Scope.REGION ? region : "platform";
            if (parent != null && !sight.stopped()) {
                Tally tally = tallies.computeIfAbsent(parent, _ -> new Tally());
                tally.all++;
                if (bad.contains(sight.relayId())) {
                    tally.bad.add(sight.relayId());
                }
            }
        }
        return tallies;
    }

    private Sight sight(String parent, Tally tally) {
        if (tally.all == 0) {
            return new Sight(Condition.UNDECIDED, "", Set.of());
        }
        boolean many =
                tally.bad.size() >= when.atLeast() && tally.bad.size() >= when.ratio() * tally.all;
        String named = String.join(", ", tally.bad.stream().limit(10).toList());
        return new Sight(
                Condition.of(many),
                "%d of %d in %s: %s.".formatted(tally.bad.size(), tally.all, parent, named),
                tally.meetings);
    }
}
