package dev.evenkeel.room.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * How often something that costs may be asked for by those who share a key (a meeting, a network
 * address), and by all. Counted in this process, over the last minute. Thread-safe.
 */
public final class Quota {
    public static final Duration WINDOW = Duration.ofMinutes(1);
    private final int mostOfKey;
    private final int mostOfAll;
    private final ArrayDeque<Start> recent = new ArrayDeque<>();
    private final Map<String, Integer> ofKey = new HashMap<>();

    private record Start(String key, Instant at) {}

    /**
     * @param mostOfKey in a minute, for one key
     * @param mostOfAll in a minute, for all keys
     */
    public Quota(int mostOfKey, int mostOfAll) {
        this.mostOfKey = mostOfKey;
        this.mostOfAll = mostOfAll;
    }

    /** Takes one, if there is one left. */
    public synchronized boolean take(String key, Instant now) {
        forgetOld(now.minus(WINDOW));
        if (recent.size() >= mostOfAll || ofKey.getOrDefault(key, 0) >= mostOfKey) {
            return false;
        }
        recent.addLast(new Start(key, now));
        ofKey.merge(key, 1, Integer::sum);
        return true;
    }

    /** How long until this key may take one again; zero when it may now. */
    public synchronized Duration wait(String key, Instant now) {
        forgetOld(now.minus(WINDOW));
        boolean ofAll = recent.size() >= mostOfAll;
        if (!ofAll && ofKey.getOrDefault(key, 0) < mostOfKey) {
            return Duration.ZERO;
        }
        return recent.stream()
                .filter(start -> ofAll || start.key().equals(key))
                .findFirst()
                .map(oldest -> Duration.between(now, oldest.at().plus(WINDOW)))
                .orElse(WINDOW);
    }

    private void forgetOld(Instant before) {
        while (!recent.isEmpty() && !recent.getFirst().at().isAfter(before)) {
            ofKey.computeIfPresent(
                    recent.removeFirst().key(), (_, count) -> count == 1 ? null : count - 1);
        }
    }
}
