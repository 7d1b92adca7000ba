package dev.evenkeel.room.feedback.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.meeting.FeedbackGiven.Reason;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackRulesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void reasonsCountOnceAndCommentsAreStripped() {
        // When
        var reply =
                FeedbackRules.read(
                        2, List.of(Reason.ECHO, Reason.VIDEO, Reason.ECHO), "  loud \n", NOON);

        // Then
        assertThat(reply)
                .isEqualTo(
                        new Reply.Done<>(
                                new Feedback(2, List.of(Reason.ECHO, Reason.VIDEO), "loud", NOON)));
    }

    @Test
    void aRatingAloneIsEnough() {
        // When
        var reply = FeedbackRules.read(5, null, " ", NOON);

        // Then
        assertThat(reply).isEqualTo(new Reply.Done<>(new Feedback(5, List.of(), null, NOON)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, -1})
    void ratingsAreOneToFive(int rating) {
        assertThat(refusedField(rating, null, null)).isEqualTo("/rating");
    }

    @Test
    void whatCannotBeKeptIsRefusedByItsField() {
        assertThat(refusedField(null, null, null)).isEqualTo("/rating");
        assertThat(refusedField(3, null, "x".repeat(2_001))).isEqualTo("/comment");
        assertThat(refusedField(3, null, "a\0b")).isEqualTo("/comment");
        assertThat(refusedField(3, Arrays.asList(Reason.ECHO, null), null)).isEqualTo("/reasons");
    }

    @Test
    void aDayAfterLeavingItIsTooLate() {
        assertThat(FeedbackRules.isOpen(null, NOON)).isTrue();
        assertThat(FeedbackRules.isOpen(NOON.minus(FeedbackRules.OPEN_FOR).plusMillis(1), NOON))
                .isTrue();
        assertThat(FeedbackRules.isOpen(NOON.minus(FeedbackRules.OPEN_FOR), NOON)).isFalse();
    }

    private static String refusedField(
            @Nullable Integer rating,
            @Nullable List<@Nullable Reason> reasons,
            @Nullable String comment) {
        return FeedbackRules.read(rating, reasons, comment, NOON)
                        instanceof Reply.Refused<Feedback>(Refusal.BadField(var field, _, _))
                ? field
                : "accepted";
    }
}
