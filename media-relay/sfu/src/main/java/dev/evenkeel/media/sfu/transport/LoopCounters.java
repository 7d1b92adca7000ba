package dev.evenkeel.media.sfu.transport;

import java.util.Map;

/**
 * What a loop did since it started. Counters are read one by one while the loop goes on, so their
 * sums may be off by what is under way.
 *
 * @param sendFailures datagrams the socket did not take
 * @param listenerFailures exceptions of listeners, tasks and timers
 * @param pauses times the thread did not run for a second or more
 * @param dropped every reason, also those that never occurred
 */
public record LoopCounters(
        long received,
        long bytesReceived,
        long sent,
        long bytesSent,
        long sendFailures,
        long handshakesSucceeded,
        long handshakesFailed,
        long listenerFailures,
        long pauses,
        Protocols protocols,
        Map<DropReason, Long> dropped) {

    /**
     * Datagrams received by what they turned out to be, and packets that were to be sent protected.
     */
    public record Protocols(long stun, long dtls, long srtp, long toProtect) {}

    public LoopCounters {
        dropped = Map.copyOf(dropped);
    }

    public long dropped(DropReason reason) {
        return dropped.getOrDefault(reason, 0L);
    }

    /** Datagrams dropped for any reason. */
    public long droppedTotal() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }
}
