package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.platform.ComponentObserved;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was last seen of each part of the platform. One thread. */
public final class ComponentBoard {
    /** An older sight does not speak of now. */
    static final Duration FRESH = Duration.ofSeconds(150);

    /** How long a sight is remembered. */
    public static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final Map<String, ComponentObserved> newest = new HashMap<>();

    ComponentBoard() {}

    /** Takes a sight; ignores everything else. */
    void observe(Observation seen) {
        if (seen.event().data() instanceof ComponentObserved sight) {
            newest.merge(sight.componentId(), sight, ComponentBoard::newer);
        }
    }

    void tick(Instant now) {
        newest.values().removeIf(one -> one.timestamp().isBefore(now.minus(FORGOTTEN)));
    }

    Collection<ComponentObserved> newest() {
        return Collections.unmodifiableCollection(newest.values());
    }

    /** What was seen lately enough to speak of now. */
    public List<ComponentObserved> fresh(Instant now) {
        return newest.values().stream()
                .filter(one -> one.timestamp().isAfter(now.minus(FRESH)))
                .toList();
    }

    private static ComponentObserved newer(ComponentObserved before, ComponentObserved after) {
        return after.timestamp().isBefore(before.timestamp()) ? before : after;
    }
}
