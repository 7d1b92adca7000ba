package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.incident.rule.domain.When.Unheard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells somebody who has fallen silent from a way that has: silence counts only while others of the
 * group were heard when the next word was due, and begins anew when the way comes back.
 */
final class Silence {
    /** Whoever was heard so many usual intervals after somebody's last word was heard without. */
    private static final double DUE = 1.5;

    private final Unheard when;
    private final Map<String, Instant> deafAt = new HashMap<>();
    private Map<String, Instant> mostHeardAt = Map.of();

    Silence(Unheard when) {
        this.when = when;
    }

    /** Takes when each member of each group was last heard. */
    void heard(Map<String, List<Instant>> groups) {
        Map<String, Instant> found = new HashMap<>();
        groups.forEach((group, heard) -> {
            List<Instant> sorted = new ArrayList<>(heard);
            Collections.sort(sorted);
            found.put(group, sorted.get(sorted.size() / 2));
        });
        mostHeardAt = found;
        deafAt.keySet().retainAll(found.keySet());
    }

    Condition of(String group, Cadence one, Instant now) {
        Optional<Duration> usual = one.usual();
        if (usual.isEmpty()) {
            return Condition.FALSE;
        }
        Duration patience = longer(when.longerThan(), times(usual.get(), when.timesUsual()));
        if (now.isBefore(one.heardAt().plus(patience))) {
            return Condition.FALSE;
        }
        Instant due = one.heardAt().plus(times(usual.get(), DUE));
        if (!mostHeardAt.getOrDefault(group, Instant.MIN).isAfter(due)) {
            deafAt.put(group, now);
            return Condition.UNDECIDED;
        }
        Instant deaf = deafAt.getOrDefault(group, Instant.MIN);
        boolean counts = deaf.equals(Instant.MIN) || !now.isBefore(deaf.plus(patience));
        return counts ? Condition.TRUE : Condition.UNDECIDED;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration times(Duration one, double factor) {
        return Duration.ofMillis((long) (one.toMillis() * factor));
    }
}
