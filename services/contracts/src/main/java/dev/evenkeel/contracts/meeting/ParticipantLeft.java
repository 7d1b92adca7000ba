package dev.evenkeel.contracts.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** A person gave up the seat, or lost it. */
public record ParticipantLeft(
        String meetingId, String participantId, Reason reason, Instant leftAt) {

    /** Why the seat is free. */
    public enum Reason {
        @JsonProperty("left")
        LEFT,
        @JsonProperty("removed")
        REMOVED,
        @JsonProperty("connection-lost")
        CONNECTION_LOST,
        @JsonProperty("meeting-ended")
        MEETING_ENDED
    }
}
