package dev.evenkeel.media.app.stamp;

import dev.evenkeel.media.app.RelayConfig;
import dev.evenkeel.media.rtp.stamp.StampKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The reflector of this process, if its port is configured, and what it does as the meter {@code
 * evenkeel.relay.stamp.packets} by {@code outcome}.
 */
@Singleton
class RunningReflector {
    private static final String KEY_FILE = "evenkeel.relay.stamp.key-file";
    private static final Logger LOG = Logger.getLogger(RunningReflector.class);

    private final RelayConfig config;
    private final MeterRegistry registry;
    private @Nullable Reflector reflector;

    RunningReflector(RelayConfig config, MeterRegistry registry) {
        this.config = config;
        this.registry = registry;
    }

    void start(@Observes StartupEvent started) {
        RelayConfig.Stamp stamp = config.stamp();
        if (stamp.port() == 0) {
            return;
        }
        SenderNetworks networks =
                SenderNetworks.read(stamp.networks(), stamp.keyFile().isPresent());
        StampKey key = stamp.keyFile().map(RunningReflector::key).orElse(null);
        try {
            reflector =
                    Reflector.start(
                            new InetSocketAddress(config.bindAddress(), stamp.port()),
                            networks,
                            key,
                            stamp.packetsPerSecond(),
                            count(meters()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "UDP port %d (evenkeel.relay.stamp.port) can't be had".formatted(stamp.port()),
                    e);
        }
        LOG.infof(
                "event=stamp-reflector port=%d mode=%s networks=%s",
                stamp.port(), key == null ? "unauthenticated" : "authenticated", stamp.networks());
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (reflector != null) {
            reflector.close();
        }
    }

    private Map<Outcome, Counter> meters() {
        Map<Outcome, Counter> meters = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            meters.put(
                    outcome,
                    registry.counter("evenkeel.relay.stamp.packets", "outcome", outcome.word()));
        }
        return meters;
    }

    private static Consumer<Outcome> count(Map<Outcome, Counter> meters) {
        return outcome -> {
            Counter meter = meters.get(outcome);
            if (meter != null) {
                meter.increment();
            }
        };
    }

    private static StampKey key(Path file) {
        try {
            return StampKey.ofBase64(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(KEY_FILE + " " + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(KEY_FILE + " " + file, e);
        }
    }
}
