package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.incident.Incident;
import org.jspecify.annotations.Nullable;

/**
 * What keeps an incident from paging now.
 *
 * @param inhibitedBy the incident of its cause
 * @param silencedBy the silence or maintenance window that covers it
 */
record Muting(@Nullable String inhibitedBy, @Nullable String silencedBy) {
    static final Muting NONE = new Muting(null, null);

    static Muting of(Incident incident) {
        return new Muting(incident.inhibitedBy(), incident.silencedBy());
    }

    boolean isMute() {
        return inhibitedBy != null || silencedBy != null;
    }

    /** What it means, as a sentence. */
    String text() {
        if (inhibitedBy != null) {
            return "A symptom of incident %s; pages nobody of its own.".formatted(inhibitedBy);
        }
        return silencedBy != null
                ? "Silenced by %s; pages nobody.".formatted(silencedBy)
                : "Nothing keeps it from paging any more.";
    }
}
