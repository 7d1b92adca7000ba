package dev.evenkeel.media.app.placement;

import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.contracts.relay.RelayStarted;
import dev.evenkeel.contracts.relay.RelayStopped;
import dev.evenkeel.media.app.RelayIdentity;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Learns from {@code relay.status.v1} where the bridges of other relays listen, and which of them
 * stay.
 */
@ApplicationScoped
class RelayFollower {
    private static final Logger LOG = Logger.getLogger(RelayFollower.class);

    private final BridgeAddresses addresses;
    private final Placements placements;
    private final StayingRelays staying;
    private final String relayId;

    RelayFollower(
            BridgeAddresses addresses,
            Placements placements,
            StayingRelays staying,
            RelayIdentity identity) {
        this.addresses = addresses;
        this.placements = placements;
        this.staying = staying;
        this.relayId = identity.relayId();
    }

    /** Blocking, because an address may be a name to look up. */
    @Incoming("relays")
    @Blocking
    void follow(ConsumerRecord<String, byte[]> entry) {
        if (EventCodec.decode(entry.topic(), entry.key(), entry.headers(), entry.value())
                instanceof Decoded.Known known) {
            switch (known.event().data()) {
                case RelayHeartbeat beat -> {
                    staying.heard(beat.relayId(), beat.state());
                    heard(beat.relayId(), beat.bridgeAddress());
                }
                case RelayStopped stopped -> staying.stopped(stopped.relayId());
                case RelayStarted started -> heard(started.relayId(), started.bridgeAddress());
                case null, default -> {} // says nothing of either
            }
        }
    }

    private void heard(String peerId, String bridgeAddress) {
        Optional<InetSocketAddress> address = BridgeAddresses.resolve(bridgeAddress);
        if (peerId.equals(relayId) || address.isEmpty() || address.equals(addresses.of(peerId))) {
            return;
        }
        Optional<InetSocketAddress> before = addresses.of(peerId);
        addresses.put(peerId, address.get());
        placements
                .bridgeMoved(peerId)
                .subscribe()
                .with(
                        told -> {
                            LOG.infof(
                                    "event=bridge-address peer=%s address=%s told=%s",
                                    peerId, bridgeAddress, told);
                            if (!told) {
                                addresses.restore(peerId, before);
                            }
                        },
                        failure -> addresses.restore(peerId, before));
    }
}
