package dev.evenkeel.contracts.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A question was put to the meeting; its words stay there.
 *
 * @param anonymous nobody learns, nor is it kept, who chose what
 */
public record PollOpened(
        String meetingId,
        String pollId,
        Kind kind,
        boolean anonymous,
        int options,
        String byParticipantId,
        Instant openedAt) {

    /** How many options one may choose. */
    public enum Kind {
        @JsonProperty("single")
        SINGLE,
        @JsonProperty("multiple")
        MULTIPLE,

        /** One of five, 1 to 5. */
        @JsonProperty("rating")
        RATING
    }
}
