package dev.evenkeel.incident.incident.domain;

import org.jspecify.annotations.Nullable;

/**
 * What was decided about alerting a team of an incident.
 *
 * @param key de-duplication key taken over from a narrower incident that had alerted before its
 *     cause was known; {@code null}: the incident's own id
 * @param held there would have been an alert, and something held it back
 */
public record Paging(@Nullable String key, boolean held) {
    static final Paging NONE = new Paging(null, false);
}
