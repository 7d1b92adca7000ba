package dev.evenkeel.recording.share;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Secrets of links that were none, by recording: after some of them in a minute the next are not
 * looked at any more. Who has a link is never kept waiting by who has none. Remembers the newest
 * recordings only, so its memory has an end.
 */
public final class WrongSecrets {
    private static final int FREE = 20;
    private static final int RECORDINGS = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private record Window(Instant began, int wrong) {}

    private final Map<String, Window> windows =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
                    return size() > RECORDINGS;
                }
            };

    /** Counts one; how long to wait before the next where there were too many. */
    public synchronized Optional<Duration> count(String recordingId, Instant now) {
        Window window = windows.remove(recordingId);
        if (window == null || !now.isBefore(window.began().plus(WINDOW))) {
            window = new Window(now, 0);
        }
        window = new Window(window.began(), Math.min(FREE + 1, window.wrong() + 1));
        windows.put(recordingId, window);
        return window.wrong() <= FREE
                ? Optional.empty()
                : Optional.of(Duration.between(now, window.began().plus(WINDOW)));
    }

    synchronized int recordings() {
        return windows.size();
    }
}
