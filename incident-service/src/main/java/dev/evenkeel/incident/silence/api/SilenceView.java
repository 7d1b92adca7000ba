package dev.evenkeel.incident.silence.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.evenkeel.incident.silence.domain.Mute;
import java.time.Instant;
import java.util.Map;

/** A silence or maintenance window, and whether it holds now. */
public record SilenceView(
        String id,
        Mute.Kind kind,
        Map<String, String> match,
        Instant from,
        Instant until,
        String author,
        String reason,
        State state) {

    /** Where it is in its time. */
    public enum State {
        @JsonProperty("coming")
        COMING,
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("over")
        OVER
    }

    static SilenceView of(Mute mute, boolean ended, Instant now) {
        return new SilenceView(
                mute.id(),
                mute.kind(),
                mute.match().fields(),
                mute.from(),
                mute.until(),
                mute.author(),
                mute.reason(),
                ended ? State.OVER : state(mute, now));
    }

    private static State state(Mute mute, Instant now) {
        if (mute.isOn(now)) {
            return State.ACTIVE;
        }
        return now.isBefore(mute.from()) ? State.COMING : State.OVER;
    }
}
