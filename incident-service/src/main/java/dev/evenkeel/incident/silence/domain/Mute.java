package dev.evenkeel.incident.silence.domain;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;

/**
 * A time in which matching incidents exist and do not page.
 *
 * @param until exclusive
 * @param author who asked for it, as they named themselves; {@code topology} for maintenance
 */
public record Mute(
        String id,
        Kind kind,
        Match match,
        Instant from,
        Instant until,
        String author,
        String reason) {

    /** Where it comes from. */
    public enum Kind {
        @JsonProperty("silence")
        SILENCE,
        @JsonProperty("maintenance")
        MAINTENANCE
    }

    public Mute {
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("mute " + id + " ends before it begins");
        }
    }

    /** Whether it holds at that moment. */
    public boolean isOn(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }

    /** Whether it keeps this incident from paging now. */
    public boolean covers(Map<String, String> subject, Instant now) {
        return isOn(now) && match.fits(subject);
    }
}
