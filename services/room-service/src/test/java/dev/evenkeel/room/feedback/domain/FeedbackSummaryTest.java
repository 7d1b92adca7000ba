package dev.evenkeel.room.feedback.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.meeting.FeedbackGiven.Reason;
import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FeedbackSummaryTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void itAddsUpWhatWasSaid() {
        // Given
        var all =
                List.of(
                        new Feedback(5, List.of(), null, NOON),
                        new Feedback(2, List.of(Reason.VIDEO, Reason.ECHO), "choppy", NOON),
                        new Feedback(3, List.of(Reason.ECHO), "an echo", NOON.plusSeconds(1)));

        // When
        var summary = FeedbackSummary.of(all);

        // Then
        assertThat(summary.count()).isEqualTo(3);
        assertThat(summary.averageRating()).isCloseTo(3.33, Offset.offset(0.01));
        assertThat(summary.ratings()).containsExactly(0, 1, 1, 0, 1);
        assertThat(summary.reasons())
                .containsExactly(
                        new FeedbackSummary.ReasonCount(Reason.ECHO, 2),
                        new FeedbackSummary.ReasonCount(Reason.VIDEO, 1));
        assertThat(summary.comments())
                .extracting(FeedbackSummary.Comment::text)
                .containsExactly("an echo", "choppy");
    }

    @Test
    void ofNothingThereIsNoAverage() {
        // When
        var summary = FeedbackSummary.of(List.of());

        // Then
        assertThat(summary.averageRating()).isNull();
        assertThat(summary.ratings()).containsExactly(0, 0, 0, 0, 0);
    }
}
