package dev.evenkeel.recording.quota;

import dev.evenkeel.platform.worker.Worker;
import dev.evenkeel.recording.archive.Archive;
import dev.evenkeel.recording.store.QuotaStore;
import dev.evenkeel.recording.store.QuotaUsage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says when recordings and exports come to take much of what they may, or less again; what is let
 * in does not wait for it. Measures both, and counts recordings that nobody has counted.
 */
@Singleton
public class QuotaWatch {
    private static final Logger LOG = Logger.getLogger(QuotaWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration STORE = Duration.ofSeconds(5);

    private final QuotaStore store;
    private final Archive archive;
    private final Worker worker =
            Worker.repeating(
                    "quota-watch",
                    LOOK,
                    this::look,
                    e -> LOG.warnf("event=quota-waits cause=\"%s\"", e.getMessage()));
    private volatile @Nullable QuotaUsage latest;

    @Inject
    QuotaWatch(QuotaStore store, Archive archive, MeterRegistry meters) {
        this.store = store;
        this.archive = archive;
        measure(meters, "evenkeel.recording.quota.used", QuotaUsage::usedBytes);
        measure(meters, "evenkeel.recording.quota.allowed", QuotaWatch::allowed);
    }

    private void measure(MeterRegistry meters, String name, ToDoubleFunction<QuotaUsage> figure) {
        Gauge.builder(
                        name,
                        this,
                        watch -> {
                            QuotaUsage usage = watch.latest;
                            return usage == null ? Double.NaN : figure.applyAsDouble(usage);
                        })
                .baseUnit("bytes")
                .register(meters);
    }

    private static double allowed(QuotaUsage usage) {
        Long allowed = usage.quota().allowedBytes();
        return allowed == null ? Double.POSITIVE_INFINITY : allowed;
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.tellToEnd();
    }

    void look() {
        store.uncounted().await().atMost(STORE).forEach(this::count);
        latest = store.tell().await().atMost(STORE);
    }

    private void count(String recordingId) {
        try {
            long stored = archive.folder(recordingId).storedBytes();
            store.counted(recordingId, stored).await().atMost(STORE);
        } catch (IOException e) {
            LOG.warnf(
                    "event=recording-not-counted recording=%s cause=\"%s\"",
                    recordingId, e.getMessage());
        }
    }
}
