package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.quality.QualityWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The newest quality window of each person. How old one is, is said by the progress of the stream
 * it came in ({@link StreamProgress}). One thread.
 */
public final class PathBoard {
    private static final Duration FORGOTTEN = Duration.ofMinutes(2);
    private static final Duration FORGET_EVERY = Duration.ofSeconds(1);

    /** All who look within this time are shown the same; with thousands of people that counts. */
    private static final Duration SNAPSHOT = Duration.ofMillis(100);

    /** One person in one meeting. */
    record Person(String meetingId, String participantId) {
        /** The person as a cause of trouble. */
        String id() {
            return meetingId + "/" + participantId;
        }
    }

    /**
     * A person's newest window.
     *
     * @param id {@link Person#id}, not to be put together at each look
     */
    record Seen(Person person, String id, QualityWindow window, int partition) {}

    /** Fresh windows by relay, as they were at a moment. */
    private record Snapshot(Instant at, Map<String, List<QualityWindow>> byRelay) {}

    private final Map<Person, Seen> newest = new HashMap<>();
    private final StreamProgress progress = new StreamProgress();
    private final SiteShares relaySites = new SiteShares();
    private final SiteShares meetingSites = new SiteShares();
    private final Map<Duration, Snapshot> snapshots = new HashMap<>();
    private Instant forgetAt = Instant.MIN;

    /** Takes a window, or the end of a person's stay; ignores all others. */
    public void observe(Observation seen) {
        switch (seen.event().data()) {
            case QualityWindow window -> take(window, seen);
            case ParticipantLeft left ->
                    count(newest.remove(new Person(left.meetingId(), left.participantId())), null);
            case MeetingEnded ended ->
                    forget(one -> one.window().meetingId().equals(ended.meetingId()));
            case null, default -> {}
        }
    }

    /** Windows wait on these partitions that have not been observed yet. */
    void behind(Set<Integer> partitions, Instant now) {
        progress.behind(partitions, now);
    }

    /** Forgets who has not been measured for long. */
    public void tick(Instant now) {
        if (!now.isBefore(forgetAt)) {
            forgetAt = now.plus(FORGET_EVERY);
            forget(within(FORGOTTEN, now).negate());
        }
    }

    /** The newest window of everybody. */
    public Collection<QualityWindow> all() {
        return newest.values().stream().map(Seen::window).toList();
    }

    Collection<Seen> seen() {
        return Collections.unmodifiableCollection(newest.values());
    }

    /** Says of windows whether they are not older than {@code age}, by their streams' progress. */
    Predicate<Seen> within(Duration age, Instant now) {
        Map<Integer, Instant> oldest = new HashMap<>();
        return seen ->
                seen.window()
                        .windowEnd()
                        .isAfter(
                                oldest.computeIfAbsent(
                                        seen.partition(),
                                        partition -> progress.of(partition, now).minus(age)));
    }

    /** Windows with a verdict, not older than {@code age}. */
    List<QualityWindow> fresh(Instant now, Duration age) {
        return byRelay(now, age).values().stream().flatMap(List::stream).toList();
    }

    /** The newest window of one person. */
    public Optional<QualityWindow> of(String meetingId, String participantId) {
        return Optional.ofNullable(newest.get(new Person(meetingId, participantId)))
                .map(Seen::window);
    }

    /** Windows with a verdict, not older than {@code age}, by the relay that carries the person. */
    Map<String, List<QualityWindow>> byRelay(Instant now, Duration age) {
        Snapshot known = snapshots.get(age);
        if (known == null || !now.isBefore(known.at().plus(SNAPSHOT))) {
            known = new Snapshot(now, grouped(now, age));
            snapshots.put(age, known);
        }
        return known.byRelay();
    }

    /** Whether at least half of those measured on a relay are at that site. */
    public boolean isRelayMostlyAt(String relayId, String siteId) {
        return relaySites.isMostlyAt(relayId, siteId);
    }

    /** Whether at least half of those measured in a meeting are at that site. */
    public boolean isMeetingMostlyAt(String meetingId, String siteId) {
        return meetingSites.isMostlyAt(meetingId, siteId);
    }

    /** The worse of both ways, 0 when neither is known. */
    public static double worstLoss(QualityWindow window) {
        Double up = window.uplinkLossRatio();
        Double down = window.downlinkLossRatio();
        return Math.max(up == null ? 0 : up, down == null ? 0 : down);
    }

    private void take(QualityWindow window, Observation seen) {
        progress.read(seen.partition(), window.windowEnd(), seen.arrivedAt());
        Person person = new Person(window.meetingId(), window.participantId());
        Seen before = newest.get(person);
        if (before == null) {
            put(null, new Seen(person, person.id(), window, seen.partition()));
        } else if (!window.windowEnd().isBefore(before.window().windowEnd())) {
            put(before, new Seen(before.person(), before.id(), window, seen.partition()));
        }
    }

    private void put(@Nullable Seen before, Seen after) {
        newest.put(after.person(), after);
        count(before, after);
    }

    private void forget(Predicate<Seen> gone) {
        newest.values()
                .removeIf(one -> {
                    boolean goes = gone.test(one);
                    if (goes) {
                        count(one, null);
                    }
                    return goes;
                });
    }

    private void count(@Nullable Seen before, @Nullable Seen after) {
        if (before != null) {
            QualityWindow window = before.window();
            relaySites.remove(window.relayId(), window.siteId());
            meetingSites.remove(window.meetingId(), window.siteId());
        }
        if (after != null) {
            QualityWindow window = after.window();
            relaySites.add(window.relayId(), window.siteId());
            meetingSites.add(window.meetingId(), window.siteId());
        }
    }

    private Map<String, List<QualityWindow>> grouped(Instant now, Duration age) {
        return newest.values().stream()
                .filter(seen -> seen.window().verdict() != QualityWindow.Verdict.UNKNOWN)
                .filter(within(age, now))
                .map(Seen::window)
                .collect(
                        Collectors.groupingBy(
                                QualityWindow::relayId, TreeMap::new, Collectors.toList()));
    }
}
