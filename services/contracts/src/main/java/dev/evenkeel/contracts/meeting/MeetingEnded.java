package dev.evenkeel.contracts.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** The meeting is over; nothing of it follows on its lifecycle topic. */
public record MeetingEnded(String meetingId, Reason reason, Instant endedAt) {

    /** Who or what ended it. */
    public enum Reason {
        @JsonProperty("host")
        HOST,
        @JsonProperty("empty")
        EMPTY
    }
}
