package dev.evenkeel.room.feedback.domain;

import dev.evenkeel.contracts.meeting.FeedbackGiven;
import dev.evenkeel.contracts.meeting.FeedbackGiven.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one person said.
 *
 * @param rating 1 (very bad) to 5 (very good)
 * @param reasons what was not good, each once
 */
public record Feedback(
        int rating, List<Reason> reasons, @Nullable String comment, Instant givenAt) {

    public Feedback {
        reasons = List.copyOf(reasons);
    }

    /** For the world. */
    public FeedbackGiven toEvent(String meetingId, String participantId) {
        return new FeedbackGiven(meetingId, participantId, rating, reasons, comment, givenAt);
    }
}
