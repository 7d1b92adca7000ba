package dev.evenkeel.media.app.status;

import com.sun.management.OperatingSystemMXBean;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.contracts.relay.RelayLoad;
import dev.evenkeel.contracts.relay.RelayPeer;
import dev.evenkeel.contracts.relay.RelayState;
import dev.evenkeel.media.app.RelayIdentity;
import dev.evenkeel.media.app.admission.Headroom;
import dev.evenkeel.media.app.delivery.FleetingEvents;
import dev.evenkeel.media.app.engine.Reading;
import dev.evenkeel.media.app.engine.RunningRelay;
import dev.evenkeel.media.sfu.RelaySnapshot;
import dev.evenkeel.platform.event.EventFactory;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Says with every reading that the relay lives, how busy it is and whom it hears. */
@Singleton
class Heartbeats {
    private final RelayIdentity identity;
    private final RunningRelay relay;
    private final Headroom headroom;
    private final EventFactory events;
    private final FleetingEvents delivery;
    private final OperatingSystemMXBean machine =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final LoadMeter meter = new LoadMeter(machine.getAvailableProcessors());
    private long sequence;

    Heartbeats(
            RelayIdentity identity,
            RunningRelay relay,
            Headroom headroom,
            EventFactory events,
            @Named("heartbeats") FleetingEvents delivery) {
        this.identity = identity;
        this.relay = relay;
        this.headroom = headroom;
        this.events = events;
        this.delivery = delivery;
    }

    synchronized void beat(@Observes Reading reading) {
        RelayLoad load = meter.measure(reading, machine.getProcessCpuTime());
        headroom.measured(load);
        RelayHeartbeat heartbeat = heartbeat(reading, load);
        delivery.offer(
                List.of(events.create(EventTypes.RELAY_HEARTBEAT, identity.relayId(), heartbeat)));
    }

    private RelayHeartbeat heartbeat(Reading reading, RelayLoad load) {
        return new RelayHeartbeat(
                identity.relayId(),
                identity.instanceId(),
                ++sequence,
                state(reading.snapshot()),
                identity.region(),
                identity.controlUrl(),
                identity.bridgeAddress(),
                load,
                reading.snapshot().peers().stream().map(Heartbeats::peer).toList(),
                Connected.meetingIds(reading.snapshot()),
                reading.at());
    }

    private RelayState state(RelaySnapshot snapshot) {
        if (snapshot.fenced()) {
            return RelayState.FENCED;
        }
        return relay.isDraining() ? RelayState.DRAINING : RelayState.READY;
    }

    private static RelayPeer peer(RelaySnapshot.Peer peer) {
        return new RelayPeer(peer.relayId(), peer.alive(), peer.silentMillis());
    }
}
