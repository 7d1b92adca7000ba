package dev.evenkeel.incident;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.contracts.relay.RelayLoad;
import dev.evenkeel.contracts.relay.RelayPeerLost;
import dev.evenkeel.contracts.relay.RelayStarted;
import dev.evenkeel.contracts.relay.RelayState;
import dev.evenkeel.contracts.relay.RelayStopped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Speaks on {@code relay.status.v1} as a relay does: a heartbeat every 500 ms until it dies. */
public final class SimulatedRelay implements AutoCloseable {
    private final EventSender sender;
    private final String relayId;
    private final String instanceId = UUID.randomUUID().toString();
    private final AtomicLong sequence = new AtomicLong();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

    private SimulatedRelay(EventSender sender, String relayId) {
        this.sender = sender;
        this.relayId = relayId;
    }

    public static SimulatedRelay start(EventSender sender, String relayId) {
        SimulatedRelay relay = new SimulatedRelay(sender, relayId);
        sender.send(
                EventTypes.RELAY_STARTED,
                relayId,
                new RelayStarted(
                        relayId, relay.instanceId, "local", "http://x", "x:1", Instant.now()));
        relay.timer.scheduleAtFixedRate(relay::beat, 0, 500, TimeUnit.MILLISECONDS);
        return relay;
    }

    public String relayId() {
        return relayId;
    }

    /** Dies without a word; the time of death. */
    public Instant kill() {
        timer.shutdownNow();
        return Instant.now();
    }

    /** Tells that the other relay is not heard any more. */
    public void reportLost(String peerId, String... meetingIds) {
        sender.send(
                EventTypes.RELAY_PEER_LOST,
                relayId,
                new RelayPeerLost(relayId, peerId, List.of(meetingIds), 160, Instant.now(), null));
    }

    /** Ends on purpose, as a relay that is stopped. */
    public void farewell() {
        kill();
        sender.send(
                EventTypes.RELAY_STOPPED,
                relayId,
                new RelayStopped(relayId, instanceId, Instant.now()));
    }

    @Override
    public void close() {
        kill();
    }

    private void beat() {
        sender.send(
                EventTypes.RELAY_HEARTBEAT,
                relayId,
                new RelayHeartbeat(
                        relayId,
                        instanceId,
                        sequence.incrementAndGet(),
                        RelayState.READY,
                        "local",
                        "http://x",
                        "x:1",
                        new RelayLoad(0, 0, 0, 0, 0, 0),
                        List.of(),
                        List.of(),
                        Instant.now()));
    }
}
