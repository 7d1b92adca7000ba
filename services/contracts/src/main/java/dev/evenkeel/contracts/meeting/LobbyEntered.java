package dev.evenkeel.contracts.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A person waits to be let in.
 *
 * @param displayName the name the person typed; only on this topic, never in telemetry
 */
public record LobbyEntered(
        String meetingId,
        String participantId,
        String displayName,
        Reason reason,
        Instant enteredAt) {

    /** What the person waits for. */
    public enum Reason {
        /** That somebody admits them. */
        @JsonProperty("lobby")
        LOBBY,

        /** That a host comes. */
        @JsonProperty("host")
        HOST
    }
}
