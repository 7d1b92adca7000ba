package dev.evenkeel.telemetry.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one device has said of late, and what it was asked. */
final class Attendance {
    private static final int MOST = 5;
    private static final int FEWEST = 3;
    private static final int MOST_QUESTIONS = 4;
    private static final Duration ASKED_FOR = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LEAST_SLACK = Duration.ofMillis(100);
    private static final int SLACK_SHARE = 20;

    private final Deque<Duration> intervals = new ArrayDeque<>();
    private @Nullable Instant reportedAt;
    private Instant heardAt = Instant.MIN;
    private String kind = "";
    private boolean answers;
    private boolean absent;
    private Instant askedAt = Instant.MIN;
    private @Nullable Instant openSince;
    private final Deque<String> questions = new ArrayDeque<>();

    /**
     * Takes a report of it; one it was asked for says nothing of how often it reports by itself.
     */
    void reported(String itsKind, Instant now) {
        if (reportedAt != null && !absent && now.isAfter(askedAt.plus(ASKED_FOR))) {
            intervals.addLast(Duration.between(reportedAt, now));
            if (intervals.size() > MOST) {
                intervals.removeFirst();
            }
        }
        kind = itsKind;
        reportedAt = now;
        alive(now);
    }

    /** Somebody else says that it is gone, such as its last will. */
    void gone(Instant now) {
        absent = true;
        openSince = null;
        heardAt = now;
    }

    void asked(String id, Instant now) {
        questions.addLast(id);
        if (questions.size() > MOST_QUESTIONS) {
            questions.removeFirst();
        }
        openSince = now;
        askedAt = now;
    }

    /** Takes an answer, to an earlier question also; false when it answers something else. */
    boolean answered(String id, Instant now) {
        if (!questions.contains(id)) {
            return false;
        }
        answers = true;
        alive(now);
        return true;
    }

    private void alive(Instant now) {
        heardAt = now;
        absent = false;
        if (answers) {
            openSince = null;
        }
    }

    /** The next report has not come when it was due, and it was not asked why. */
    boolean isOverdue(Instant now) {
        return answers
                && !absent
                && openSince == null
                && usual().filter(usual -> !now.isBefore(due(usual))).isPresent();
    }

    /** How long it has left a question open; empty when none is. Only of those that answer. */
    Optional<Duration> openFor(Instant now) {
        return !answers || openSince == null
                ? Optional.empty()
                : Optional.of(Duration.between(openSince, now));
    }

    /** Whether it would be good to know if it answers at all. */
    boolean isStranger(Instant now, Duration again) {
        return !answers && !absent && usual().isPresent() && !askedAt.plus(again).isAfter(now);
    }

    boolean mayWitness() {
        return answers && !absent && openSince == null;
    }

    /** Whether it left, and no longer ago than that. */
    boolean isAbsentSince(Instant earliest) {
        return absent && !heardAt.isBefore(earliest);
    }

    /** When it last gave a sign of life, or was found to have left. */
    Instant heardAt() {
        return heardAt;
    }

    String kind() {
        return kind;
    }

    Optional<Instant> openSince() {
        return Optional.ofNullable(openSince);
    }

    private Instant due(Duration usual) {
        Duration share = usual.dividedBy(SLACK_SHARE);
        return heardAt.plus(usual).plus(share.compareTo(LEAST_SLACK) > 0 ? share : LEAST_SLACK);
    }

    /** The longest of its last intervals; empty until there are enough. */
    private Optional<Duration> usual() {
        return intervals.size() < FEWEST
                ? Optional.empty()
                : Stream.concat(intervals.stream(), Stream.of(SHORTEST)).max(Duration::compareTo);
    }
}
