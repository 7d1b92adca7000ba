package dev.evenkeel.media.app.placement;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The newest where of each meeting heard of, and which meetings the engine was given. Of the others
 * a bounded number is remembered, so that an old token is known to be old. Not thread-safe.
 */
final class Newest {
    private final int capacity;
    private final Map<String, Whereabouts> byMeeting = new LinkedHashMap<>();
    private final Set<String> served = new HashSet<>();

    Newest(int capacity) {
        this.capacity = capacity;
    }

    Optional<Whereabouts> of(String meetingId) {
        return Optional.ofNullable(byMeeting.get(meetingId));
    }

    /** False when a newer epoch is known, or this one already is. */
    boolean isNews(String meetingId, Whereabouts where) {
        Whereabouts known = byMeeting.get(meetingId);
        return known == null || known.epoch() < where.epoch();
    }

    void learn(String meetingId, Whereabouts where) {
        if (isNews(meetingId, where)) {
            byMeeting.remove(meetingId);
            byMeeting.put(meetingId, where);
            forgetEldest();
        }
    }

    boolean isServed(String meetingId) {
        return served.contains(meetingId);
    }

    void serve(String meetingId) {
        served.add(meetingId);
    }

    void leave(String meetingId) {
        served.remove(meetingId);
    }

    /** Meetings the engine was given that run on this relay too. */
    List<String> servedWith(String relayId) {
        return served.stream()
                .filter(meeting -> of(meeting).filter(p -> p.contains(relayId)).isPresent())
                .toList();
    }

    private void forgetEldest() {
        var eldest = byMeeting.keySet().iterator();
        while (byMeeting.size() > capacity && eldest.hasNext()) {
            if (!served.contains(eldest.next())) {
                eldest.remove();
            }
        }
    }
}
