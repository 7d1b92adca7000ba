package dev.evenkeel.incident.rule.domain;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many of the measured people of a relay or meeting are at which site; kept up, not counted.
 */
final class SiteShares {
    private static final String NOWHERE = "";

    private final Map<String, Map<String, Integer>> bySubject = new HashMap<>();

    void add(String subject, @Nullable String site) {
        bySubject.computeIfAbsent(subject, _ -> new HashMap<>()).merge(key(site), 1, Integer::sum);
    }

    void remove(String subject, @Nullable String site) {
        bySubject.computeIfPresent(
                subject,
                (_, sites) -> {
                    sites.computeIfPresent(key(site), (_, count) -> count > 1 ? count - 1 : null);
                    return sites.isEmpty() ? null : sites;
                });
    }

    /** Whether at least half of those measured are there. */
    boolean isMostlyAt(String subject, String site) {
        Map<String, Integer> sites = bySubject.getOrDefault(subject, Map.of());
        int all = sites.values().stream().mapToInt(Integer::intValue).sum();
        return all > 0 && 2 * sites.getOrDefault(site, 0) >= all;
    }

    private static String key(@Nullable String site) {
        return site == null ? NOWHERE : site;
    }
}
