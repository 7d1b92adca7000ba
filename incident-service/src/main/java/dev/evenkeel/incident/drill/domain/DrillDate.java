package dev.evenkeel.incident.drill.domain;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A date of a schedule that has come, and what became of it.
 *
 * @param drillId the drill that began
 * @param detail why none did
 */
public record DrillDate(
        String scheduleId,
        Instant at,
        Outcome outcome,
        @Nullable String drillId,
        @Nullable String detail) {

    /** What became of a date. */
    public enum Outcome {
        /** Its meeting is being made. */
        @JsonProperty("beginning")
        BEGINNING,
        @JsonProperty("begun")
        BEGUN,
        /** The service was not there at its time; it is not made up for. */
        @JsonProperty("missed")
        MISSED,
        /**
         * The installation allows no drills, another one was under way, no meeting was to be had.
         */
        @JsonProperty("refused")
        REFUSED
    }

    /** It began as that drill. */
    public DrillDate begun(String drill) {
        return new DrillDate(scheduleId, at, Outcome.BEGUN, drill, null);
    }

    public DrillDate refused(String why) {
        return new DrillDate(scheduleId, at, Outcome.REFUSED, null, why);
    }
}
