package dev.evenkeel.incident.quality.scenario;

import dev.evenkeel.incident.quality.scenario.Trouble.Kind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Labelled trouble in otherwise healthy traffic: nothing for 20 s, the faults for 40 s, nothing for
 * 15 s.
 */
record Scenario(
        String name, Traffic traffic, List<Trouble> troubles, boolean sitesKnown, long seed) {
    static final int FAULT_FROM = 20;
    static final int FAULT_TO = 60;
    static final int SECONDS = 75;

    Set<String> labels() {
        Set<String> labels = new TreeSet<>();
        troubles.forEach(one -> labels.add(one.label()));
        return labels;
    }

    List<Trouble> at(int second) {
        return second >= FAULT_FROM && second < FAULT_TO ? troubles : List.of();
    }

    boolean kills(String relayId) {
        return troubles.stream().anyMatch(one -> one.isOf(Kind.RELAY_KILLED, relayId));
    }
}
