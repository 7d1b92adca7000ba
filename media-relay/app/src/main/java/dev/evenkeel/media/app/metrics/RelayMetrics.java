package dev.evenkeel.media.app.metrics;

import dev.evenkeel.media.app.delivery.FleetingEvents;
import dev.evenkeel.media.app.delivery.KeptEvents;
import dev.evenkeel.media.app.engine.Reading;
import dev.evenkeel.media.app.engine.RunningRelay;
import dev.evenkeel.media.sfu.RelaySnapshot;
import dev.evenkeel.media.sfu.RelaySnapshot.Counters;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The latest reading as meters, {@code evenkeel.relay.*}. */
@Singleton
class RelayMetrics {
    private static final String PACKETS = "evenkeel.relay.packets";
    private static final String BYTES = "evenkeel.relay.bytes";
    private static final String DROPPED = "evenkeel.relay.packets.dropped";
    private static final String BRIDGE = "evenkeel.relay.bridge.packets";
    private static final String REDUNDANCY = "evenkeel.relay.redundancy.packets";
    private static final String HANDSHAKES = "evenkeel.relay.handshakes";
    private static final String UNSENT = "evenkeel.relay.events.dropped";
    private static final String DIRECTION = "direction";
    private static final String REASON = "reason";
    private static final String OUTCOME = "outcome";
    private static final String KIND = "kind";
    private static final String CHANGE = "change";

    private final MeterRegistry registry;
    private final Timer loop;
    private volatile @Nullable RelaySnapshot latest;

    RelayMetrics(
            MeterRegistry registry,
            @Named("heartbeats") FleetingEvents heartbeats,
            @Named("samples") FleetingEvents samples,
            KeptEvents kept,
            RunningRelay relay) {
        this.registry = registry;
        this.loop = Timer.builder("evenkeel.relay.loop.delay").register(registry);
        unsent(heartbeats, "heartbeat");
        unsent(samples, "sample");
        Gauge.builder("evenkeel.relay.events.waiting", kept, KeptEvents::waiting)
                .register(registry);
        Gauge.builder("evenkeel.relay.draining", relay, now -> now.isDraining() ? 1 : 0)
                .register(registry);
    }

    void register(@Observes StartupEvent started) {
        counter(PACKETS, DIRECTION, "received", Counters::packetsReceived);
        counter(PACKETS, DIRECTION, "forwarded", Counters::packetsForwarded);
        counter(PACKETS, DIRECTION, "forwarded-under-old-epoch", Counters::forwardedUnderOldEpoch);
        counter(BYTES, DIRECTION, "received", Counters::bytesReceived);
        counter(BYTES, DIRECTION, "sent", Counters::bytesSent);
        counter(DROPPED, REASON, "fenced", Counters::packetsDroppedFenced);
        counter(DROPPED, REASON, "silent", Counters::packetsSilenced);
        counter(DROPPED, REASON, "any", Counters::packetsDropped);
        counter(DROPPED, REASON, "bridge-rejected", Counters::bridgePacketsRejected);
        counter(BRIDGE, DIRECTION, "received", Counters::bridgePacketsReceived);
        counter(BRIDGE, DIRECTION, "sent", Counters::bridgePacketsSent);
        counter(REDUNDANCY, CHANGE, "added", Counters::redundancyAdded);
        counter(REDUNDANCY, CHANGE, "removed", Counters::redundancyRemoved);
        counter(HANDSHAKES, OUTCOME, "done", Counters::handshakes);
        counter(HANDSHAKES, OUTCOME, "failed", Counters::handshakeFailures);
        gauge("evenkeel.relay.sessions", now -> now.sessions().size());
        gauge("evenkeel.relay.meetings", now -> now.meetings().size());
        gauge("evenkeel.relay.fenced", now -> now.fenced() ? 1 : 0);
        gauge("evenkeel.relay.peers", now -> now.peers().size());
        gauge("evenkeel.relay.peers.alive", RelayMetrics::alivePeers);
    }

    void read(@Observes Reading reading) {
        latest = reading.snapshot();
        loop.record(reading.delay());
    }

    private void unsent(FleetingEvents events, String kind) {
        FunctionCounter.builder(UNSENT, events, FleetingEvents::dropped)
                .tag(KIND, kind)
                .register(registry);
    }

    private void counter(String name, String tag, String value, ToLongFunction<Counters> count) {
        FunctionCounter.builder(
                        name, this, self -> self.value(now -> count.applyAsLong(now.counters())))
                .tag(tag, value)
                .register(registry);
    }

    private void gauge(String name, ToDoubleFunction<RelaySnapshot> value) {
        Gauge.builder(name, this, self -> self.value(value)).register(registry);
    }

    private double value(ToDoubleFunction<RelaySnapshot> of) {
        RelaySnapshot now = latest;
        return now == null ? 0 : of.applyAsDouble(now);
    }

    private static double alivePeers(RelaySnapshot now) {
        return now.peers().stream().filter(RelaySnapshot.Peer::alive).count();
    }
}
