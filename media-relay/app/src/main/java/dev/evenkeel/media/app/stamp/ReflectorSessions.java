package dev.evenkeel.media.app.stamp;

import dev.evenkeel.platform.rate.TokenBucket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What a stateful Session-Reflector (RFC 8762 §4) knows of its test sessions: how many packets of
 * each it has answered, which is the sequence number of the next answer. Bounded in sessions, in
 * packets of one session and in packets of all. Not thread-safe; times are readings of one
 * monotonic clock in nanoseconds.
 */
final class ReflectorSessions {
    /** Most at once; a sender more is not answered. */
    static final int MOST = 1_024;

    /** Most packets of one session, per second. */
    static final int MOST_OF_ONE = 100;

    private static final long FORGOTTEN_NANOS = Duration.ofMinutes(1).toNanos();

    private final Map<Key, Session> sessions = new HashMap<>();
    private final TokenBucket all;

    /**
     * @param packetsPerSecond most packets of all sessions together
     */
    ReflectorSessions(int packetsPerSecond, long now) {
        all = new TokenBucket(packetsPerSecond, packetsPerSecond, now);
    }

    /** RFC 8762 §3 and RFC 8972 §3: a session is its sender's address and port, and its SSID. */
    private record Key(InetSocketAddress sender, int sessionId) {}

    private static final class Session {
        private final TokenBucket own;
        private long answered;
        private long heardAt;

        private Session(long now) {
            own = new TokenBucket(MOST_OF_ONE, MOST_OF_ONE, now);
        }
    }

    /** What becomes of a packet. */
    sealed interface Admission {
        /** It is answered, with this sequence number. */
        record Admitted(long sequence) implements Admission {}

        /** There are too many packets. */
        record TooFast() implements Admission {}

        /** There are too many sessions. */
        record TooMany() implements Admission {}
    }

    Admission admit(InetSocketAddress sender, int sessionId, long now) {
        Key key = new Key(sender, sessionId);
        if (!sessions.containsKey(key) && sessions.size() >= MOST && !forgetSilent(now)) {
            return new Admission.TooMany();
        }
        Session session = sessions.computeIfAbsent(key, _ -> new Session(now));
        session.heardAt = now;
        if (!session.own.take(1, now).isZero() || !all.take(1, now).isZero()) {
            return new Admission.TooFast();
        }
        return new Admission.Admitted(session.answered++);
    }

    /** Whether there is room again. */
    private boolean forgetSilent(long now) {
        return sessions.values().removeIf(one -> now - one.heardAt > FORGOTTEN_NANOS);
    }
}
