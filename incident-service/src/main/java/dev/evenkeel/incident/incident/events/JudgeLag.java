package dev.evenkeel.incident.incident.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far the judge is behind: {@code evenkeel.incident.judge.lag}, how old each event was when it
 * was observed, and {@code evenkeel.incident.judge.waiting}, how many have not been.
 */
final class JudgeLag {
    private final Timer lag;
    private final AtomicLong waiting = new AtomicLong();

    JudgeLag(MeterRegistry meters) {
        this.lag = meters.timer("evenkeel.incident.judge.lag");
        meters.gauge("evenkeel.incident.judge.waiting", waiting);
    }

    /**
     * @param age since Kafka took the event
     */
    void observed(Duration age) {
        lag.record(age);
    }

    void waiting(long records) {
        waiting.set(records);
    }
}
