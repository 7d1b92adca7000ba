package dev.evenkeel.media.sfu.transport.tcp;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What both threads count. */
final class TcpStatistics {
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLongArray troubles = new AtomicLongArray(TcpTrouble.values().length);
    private volatile int open;

    void accepted() {
        accepted.incrementAndGet();
    }

    void trouble(TcpTrouble trouble) {
        troubles.incrementAndGet(trouble.ordinal());
    }

    void open(int connections) {
        open = connections;
    }

    TcpCounters read() {
        Map<TcpTrouble, Long> counted = new EnumMap<>(TcpTrouble.class);
        for (TcpTrouble trouble : TcpTrouble.values()) {
            counted.put(trouble, troubles.get(trouble.ordinal()));
        }
        return new TcpCounters(accepted.get(), open, counted);
    }
}
