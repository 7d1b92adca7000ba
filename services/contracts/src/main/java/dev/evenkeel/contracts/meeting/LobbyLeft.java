package dev.evenkeel.contracts.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person waits no more.
 *
 * @param byParticipantId who decided, if somebody did
 */
public record LobbyLeft(
        String meetingId,
        String participantId,
        Outcome outcome,
        @Nullable String byParticipantId,
        Instant leftAt) {

    /** What came of the waiting. */
    public enum Outcome {
        @JsonProperty("admitted")
        ADMITTED,
        @JsonProperty("denied")
        DENIED,

        /** Gave up, or lost the connection. */
        @JsonProperty("left")
        LEFT,

        /** The meeting was given another passcode, which has to be typed first. */
        @JsonProperty("passcode-changed")
        PASSCODE_CHANGED,
        @JsonProperty("meeting-ended")
        MEETING_ENDED
    }
}
