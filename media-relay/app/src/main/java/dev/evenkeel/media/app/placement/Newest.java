package dev.evenkeel.media.app.placement;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The newest pair of each meeting heard of, and which meetings the engine was given. Of the others
 * a bounded number is remembered, so that an old token is known to be old. Not thread-safe.
 */
final class Newest {
    private final int capacity;
    private final Map<String, Pair> pairs = new LinkedHashMap<>();
    private final Set<String> served = new HashSet<>();

    Newest(int capacity) {
        this.capacity = capacity;
    }

    Optional<Pair> of(String meetingId) {
        return Optional.ofNullable(pairs.get(meetingId));
    }

    /** False when a newer epoch is known, or this one already is. */
    boolean isNews(String meetingId, Pair pair) {
        Pair known = pairs.get(meetingId);
        return known == null || known.epoch() < pair.epoch();
    }

    void learn(String meetingId, Pair pair) {
        if (isNews(meetingId, pair)) {
            pairs.remove(meetingId);
            pairs.put(meetingId, pair);
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
        var eldest = pairs.keySet().iterator();
        while (pairs.size() > capacity && eldest.hasNext()) {
            if (!served.contains(eldest.next())) {
                eldest.remove();
            }
        }
    }
}
