package dev.evenkeel.room.feedback.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.evenkeel.contracts.meeting.FeedbackGiven.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What all who spoke said. Nobody is named.
 *
 * @param averageRating absent while nobody spoke
 * @param ratings how often 1, 2, 3, 4 and 5 were given
 * @param reasons the most frequent first
 * @param comments the newest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedbackSummary(
        int count,
        @Nullable Double averageRating,
        List<Integer> ratings,
        List<ReasonCount> reasons,
        List<Comment> comments) {
    private static final int BEST = 5;

    public FeedbackSummary {
        ratings = List.copyOf(ratings);
        reasons = List.copyOf(reasons);
        comments = List.copyOf(comments);
    }

    /** How often a reason was given. */
    public record ReasonCount(Reason reason, int count) {}

    /** What somebody wrote. */
    public record Comment(int rating, String text, Instant givenAt) {}

    /** Adds up what was said of one meeting. */
    public static FeedbackSummary of(List<Feedback> all) {
        Integer[] ratings = new Integer[BEST];
        Arrays.setAll(ratings, i -> (int) all.stream().filter(f -> f.rating() == i + 1).count());
        return new FeedbackSummary(
                all.size(),
                all.isEmpty()
                        ? null
                        : all.stream().mapToInt(Feedback::rating).average().orElseThrow(),
                List.of(ratings),
                reasons(all),
                comments(all));
    }

    private static List<ReasonCount> reasons(List<Feedback> all) {
        return Arrays.stream(Reason.values())
                .map(reason ->
                        new ReasonCount(
                                reason,
                                (int)
                                        all.stream()
                                                .filter(one -> one.reasons().contains(reason))
                                                .count()))
                .filter(counted -> counted.count() > 0)
                .sorted(Comparator.comparingInt(ReasonCount::count).reversed())
                .toList();
    }

    private static List<Comment> comments(List<Feedback> all) {
        return all.stream()
                .flatMap(one ->
                        one.comment() == null
                                ? Stream.empty()
                                : Stream.of(
                                        new Comment(one.rating(), one.comment(), one.givenAt())))
                .sorted(Comparator.comparing(Comment::givenAt).reversed())
                .toList();
    }
}
