package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.quality.QualityWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The newest quality window of each person. One thread. */
public final class PathBoard {
    private static final Duration FORGOTTEN = Duration.ofMinutes(2);

    /** One person in one meeting. */
    private record Person(String meetingId, String participantId) {}

    private final Map<Person, QualityWindow> newest = new HashMap<>();

    /** Takes a window, or the end of a person's stay; ignores all others. */
    public void observe(Observation seen) {
        switch (seen.event().data()) {
            case QualityWindow window ->
                    newest.merge(
                            new Person(window.meetingId(), window.participantId()),
                            window,
                            PathBoard::newer);
            case ParticipantLeft left ->
                    newest.remove(new Person(left.meetingId(), left.participantId()));
            case MeetingEnded ended ->
                    newest.keySet().removeIf(who -> who.meetingId().equals(ended.meetingId()));
            case null, default -> {}
        }
    }

    /** Forgets who has not been measured for long. */
    public void tick(Instant now) {
        Instant gone = now.minus(FORGOTTEN);
        newest.values().removeIf(window -> window.windowEnd().isBefore(gone));
    }

    public Collection<QualityWindow> all() {
        return newest.values();
    }

    /** Windows with a verdict, not older than {@code age}. */
    List<QualityWindow> fresh(Instant now, Duration age) {
        return byRelay(now, age).values().stream().flatMap(List::stream).toList();
    }

    /** The newest window of one person. */
    public Optional<QualityWindow> of(String meetingId, String participantId) {
        return Optional.ofNullable(newest.get(new Person(meetingId, participantId)));
    }

    /** Windows not older than {@code age}, by the relay that carries the person. */
    Map<String, List<QualityWindow>> byRelay(Instant now, Duration age) {
        Instant oldest = now.minus(age);
        return newest.values().stream()
                .filter(window -> window.windowEnd().isAfter(oldest))
                .filter(window -> window.verdict() != QualityWindow.Verdict.UNKNOWN)
                .collect(
                        Collectors.groupingBy(
                                QualityWindow::relayId, TreeMap::new, Collectors.toList()));
    }

    /** The worse of both ways, 0 when neither is known. */
    public static double worstLoss(QualityWindow window) {
        Double up = window.uplinkLossRatio();
        Double down = window.downlinkLossRatio();
        return Math.max(up == null ? 0 : up, down == null ? 0 : down);
    }

    private static QualityWindow newer(QualityWindow before, QualityWindow after) {
        return after.windowEnd().isBefore(before.windowEnd()) ? before : after;
    }
}
