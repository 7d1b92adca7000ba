package dev.evenkeel.contracts.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody said how the meeting was for them. Given again, it replaces what they said before.
 *
 * @param rating 1 (very bad) to 5 (very good), the five categories of absolute category rating
 *     (ITU-T P.910)
 * @param reasons what was not good; none when everything was
 * @param comment in the person's own words
 */
public record FeedbackGiven(
        String meetingId,
        String participantId,
        int rating,
        List<Reason> reasons,
        @Nullable String comment,
        Instant givenAt) {

    private static final int BEST = 5;

    public FeedbackGiven {
        if (rating < 1 || rating > BEST) {
            throw new IllegalArgumentException("rating is " + rating + ", expected 1 to 5");
        }
        Objects.requireNonNull(givenAt, "givenAt");
        reasons = List.copyOf(reasons);
    }

    /** What was not good. */
    public enum Reason {
        /** Others could not be heard well. */
        @JsonProperty("audio-in")
        AUDIO_IN,

        /** Others could not hear the person well. */
        @JsonProperty("audio-out")
        AUDIO_OUT,

        @JsonProperty("echo")
        ECHO,

        /** Pictures froze or were blurred. */
        @JsonProperty("video")
        VIDEO,

        @JsonProperty("screen-share")
        SCREEN_SHARE,

        /** Coming in took long or failed. */
        @JsonProperty("joining")
        JOINING,

        /** The connection broke. */
        @JsonProperty("connection")
        CONNECTION,

        /** Camera, microphone or speaker. */
        @JsonProperty("devices")
        DEVICES,

        @JsonProperty("other")
        OTHER
    }
}
