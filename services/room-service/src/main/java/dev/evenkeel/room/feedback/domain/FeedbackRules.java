package dev.evenkeel.room.feedback.domain;

import dev.evenkeel.contracts.meeting.FeedbackGiven.Reason;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may be said, and for how long. */
public final class FeedbackRules {
    /** After it nobody remembers well, and the report was read. */
    public static final Duration OPEN_FOR = Duration.ofHours(24);

    private static final int WORST = 1;
    private static final int BEST = 5;
    public static final int LONGEST_COMMENT = 2_000;

    private FeedbackRules() {}

    /** The feedback, or which field is wrong. */
    public static Reply<Feedback> read(
            @Nullable Integer rating,
            @Nullable List<@Nullable Reason> reasons,
            @Nullable String comment,
            Instant now) {
        String words = comment == null ? "" : comment.strip();
        if (rating == null || rating < WORST || rating > BEST) {
            return bad("/rating", "1 to 5", rating == null ? "nothing" : rating.toString());
        } else if (words.length() > LONGEST_COMMENT) {
            return bad(
                    "/comment",
                    "at most " + LONGEST_COMMENT + " characters",
                    words.length() + " characters");
        } else if (words.indexOf('\0') >= 0) {
            return bad("/comment", "no NUL characters", "a NUL");
        } else if (reasons != null && reasons.stream().anyMatch(Objects::isNull)) {
            return bad("/reasons", "words for reasons", "null");
        }
        return new Reply.Done<>(
                new Feedback(rating, once(reasons), words.isEmpty() ? null : words, now));
    }

    /** Whether somebody who left then may still say something; who is there still may. */
    public static boolean isOpen(@Nullable Instant leftAt, Instant now) {
        return leftAt == null || now.isBefore(leftAt.plus(OPEN_FOR));
    }

    private static List<Reason> once(@Nullable List<@Nullable Reason> reasons) {
        LinkedHashSet<Reason> once = new LinkedHashSet<>();
        if (reasons != null) {
            for (Reason reason : reasons) {
                if (reason != null) {
                    once.add(reason);
                }
            }
        }
        return List.copyOf(once);
    }

    private static Reply<Feedback> bad(String field, String expected, String actual) {
        return new Reply.Refused<>(new Refusal.BadField(field, expected, actual));
    }
}
