package dev.evenkeel.contracts.telemetry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a browser found out about itself and its way to the relays before a person joined.
 *
 * @param sampleId unique for the browser; sending it twice counts once
 * @param participantId who checked: the subject of the token it was reported with, which is that of
 *     a seat only if the person joined
 * @param timestamp when the last check ended
 * @param mode what was asked for
 * @param durationMillis from the first check to the last
 * @param complete whether every check came to its end; the person may have gone on before
 * @param results in the order in which they were shown
 * @param arrival noted by the door
 */
public record CheckReport(
        String sampleId,
        String meetingId,
        String participantId,
        Instant timestamp,
        Mode mode,
        long durationMillis,
        boolean complete,
        List<Result> results,
        @Nullable Arrival arrival) {

    public CheckReport {
        Objects.requireNonNull(timestamp, "timestamp");
        Ranges.requireNotNegative("durationMillis", durationMillis);
        results = List.copyOf(results);
    }

    /** How much was checked. */
    public enum Mode {
        /** What takes no time and nobody's attention. */
        @JsonProperty("quick")
        QUICK,

        /** Everything, with a test call over every relay. */
        @JsonProperty("full")
        FULL
    }

    /** What a check came to. */
    public enum Verdict {
        @JsonProperty("good")
        GOOD,

        /** A meeting is possible, with trouble. */
        @JsonProperty("fair")
        FAIR,

        /** A meeting will suffer, or is impossible. */
        @JsonProperty("poor")
        POOR,

        /** Nothing could be found out. */
        @JsonProperty("unknown")
        UNKNOWN
    }

    /**
     * The outcome of one check.
     *
     * @param check its name, for example {@code relay-loss}
     * @param relayId the relay it was about, if it was about one
     * @param value what was measured, in the unit that the name of the check implies
     *     (docs/interfaces.md)
     * @param finding what is wrong, in a word that advice is found by; absent when nothing is
     */
    public record Result(
            String check,
            @Nullable String relayId,
            Verdict verdict,
            @Nullable Double value,
            @Nullable String finding) {

        public Result {
            Objects.requireNonNull(check, "check");
            Objects.requireNonNull(verdict, "verdict");
            Ranges.requireNotNegative("value", value);
        }
    }
}
