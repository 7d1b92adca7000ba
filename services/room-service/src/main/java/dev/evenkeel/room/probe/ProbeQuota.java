package dev.evenkeel.room.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * How many probes may begin: each is two sessions on every relay, for whoever has a meeting's link.
 * Counted in this process, over the last minute. Thread-safe.
 */
public final class ProbeQuota {
    static final Duration WINDOW = Duration.ofMinutes(1);
    private final int mostOfMeeting;
    private final int mostOfAll;
    private final ArrayDeque<Start> recent = new ArrayDeque<>();
    private final Map<String, Integer> ofMeeting = new HashMap<>();

    private record Start(String meetingId, Instant at) {}

    /**
     * @param mostOfMeeting in a minute, for the people of one meeting
     * @param mostOfAll in a minute, of all meetings
     */
    public ProbeQuota(int mostOfMeeting, int mostOfAll) {
        this.mostOfMeeting = mostOfMeeting;
        this.mostOfAll = mostOfAll;
    }

    /** Takes one, if there is one left. */
    public synchronized boolean take(String meetingId, Instant now) {
        forgetOld(now.minus(WINDOW));
        if (recent.size() >= mostOfAll || ofMeeting.getOrDefault(meetingId, 0) >= mostOfMeeting) {
            return false;
        }
        recent.addLast(new Start(meetingId, now));
        ofMeeting.merge(meetingId, 1, Integer::sum);
        return true;
    }

    private void forgetOld(Instant before) {
        while (!recent.isEmpty() && !recent.getFirst().at().isAfter(before)) {
            ofMeeting.computeIfPresent(
                    recent.removeFirst().meetingId(), (_, count) -> count == 1 ? null : count - 1);
        }
    }
}
