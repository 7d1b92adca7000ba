package dev.evenkeel.media.app.metrics;

import dev.evenkeel.media.app.engine.Reading;
import dev.evenkeel.media.app.engine.RunningRelay;
import dev.evenkeel.media.sfu.PacketPath;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The packet path as meters: {@code evenkeel.relay.path.packets} by node and direction, {@code
 * evenkeel.relay.path.dropped} by node and reason.
 */
@Singleton
class PathMetrics {
    private static final Logger LOG = Logger.getLogger(PathMetrics.class);
    private static final String PACKETS = "evenkeel.relay.path.packets";
    private static final String DROPPED = "evenkeel.relay.path.dropped";

    private final RunningRelay relay;
    private final MeterRegistry registry;
    private final Map<Key, Long> latest = new ConcurrentHashMap<>();

    private record Key(String meter, String node, String tag, String value) {}

    PathMetrics(RunningRelay relay, MeterRegistry registry) {
        this.relay = relay;
        this.registry = registry;
    }

    /** As often as everything else is read. */
    void read(@Observes Reading reading) {
        relay.ask(running -> running.path())
                .subscribe()
                .with(
                        path -> path.nodes().forEach(this::take),
                        failure -> LOG.errorf(failure, "event=packet-path-unreadable"));
    }

    private void take(PacketPath.Node node) {
        set(new Key(PACKETS, node.name(), "direction", "in"), node.in());
        set(new Key(PACKETS, node.name(), "direction", "out"), node.out());
        node.dropped()
                .forEach((reason, count) ->
                        set(new Key(DROPPED, node.name(), "reason", reason), count));
    }

    private void set(Key key, long count) {
        if (latest.put(key, count) == null) {
            FunctionCounter.builder(key.meter(), latest, values -> values.getOrDefault(key, 0L))
                    .tag("node", key.node())
                    .tag(key.tag(), key.value())
                    .register(registry);
        }
    }
}
