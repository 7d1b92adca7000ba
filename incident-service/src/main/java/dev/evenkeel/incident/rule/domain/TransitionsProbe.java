package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.incident.rule.domain.When.Transitions;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code transitions}: a field changes too often from some values to others, by arrival. Each
 * source is counted alone, because two that see the same change would make two of it, and two that
 * disagree would make one with every event.
 */
final class TransitionsProbe implements Probe {
    private static final int MOST_COUNTED = 1_000;

    private final Transitions when;
    private final EventFilter filter;
    private final Map<String, Map<String, Source>> sources = new HashMap<>();

    /** What one source has said of one subject. */
    private static final class Source {
        private final Deque<Instant> changedAt = new ArrayDeque<>();
        private boolean atStart;
        private Instant saidAt = Instant.MIN;
        private Instant arrivedAt = Instant.MIN;
    }

    TransitionsProbe(Transitions when, EventFilter filter) {
        this.when = when;
        this.filter = filter;
    }

    @Override
    public Scope scope() {
        return when.events().per();
    }

    @Override
    public void observe(Observation seen) {
        filter.of(seen).ifPresent(counted -> take(counted, seen));
    }

    private void take(EventFilter.Counted counted, Observation seen) {
        String value = counted.field(when.field());
        boolean atStart = when.from().contains(value);
        if (!atStart && !when.to().contains(value)) {
            return; // neither the one nor the other: nothing is known
        }
        String name = when.each() == null ? "" : counted.field(when.each());
        Source source =
                sources.computeIfAbsent(counted.subject(), _ -> new HashMap<>())
                        .computeIfAbsent(name, _ -> new Source());
        if (seen.event().time().isBefore(source.saidAt)) {
            return; // late: a newer one has been counted
        }
        if (source.atStart && !atStart && !seen.history()) {
            source.changedAt.addLast(seen.arrivedAt());
            if (source.changedAt.size() > MOST_COUNTED) {
                source.changedAt.removeFirst();
            }
        }
        source.atStart = atStart;
        source.saidAt = seen.event().time();
        source.arrivedAt = seen.arrivedAt();
    }

    @Override
    public Map<String, Sight> look(Instant now) {
        Instant oldest = now.minus(when.within());
        sources.values().forEach(all -> forget(all, oldest));
        sources.values().removeIf(Map::isEmpty);
        Map<String, Sight> sights = new TreeMap<>();
        sources.forEach((subject, all) -> sights.put(subject, sight(subject, all)));
        return sights;
    }

    private static void forget(Map<String, Source> all, Instant oldest) {
        all.values().removeIf(source -> source.arrivedAt.isBefore(oldest));
        for (Source source : all.values()) {
            @Nullable Instant first = source.changedAt.peekFirst();
            while (first != null && first.isBefore(oldest)) {
                source.changedAt.removeFirst();
                first = source.changedAt.peekFirst();
            }
        }
    }

    private Sight sight(String subject, Map<String, Source> all) {
        int most = all.values().stream().mapToInt(one -> one.changedAt.size()).max().orElse(0);
        return new Sight(
                Condition.of(most >= when.atLeast()),
                "%s of %s went %d × from %s to %s within %d s."
                        .formatted(
                                when.field(),
                                subject,
                                most,
                                either(when.from()),
                                either(when.to()),
                                when.within().toSeconds()),
                Set.of());
    }

    private static String either(Set<String> values) {
        return String.join(" or ", values.stream().sorted().toList());
    }
}
