package dev.evenkeel.room.events;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.contracts.relay.RelayPeerFound;
import dev.evenkeel.contracts.relay.RelayPeerLost;
import dev.evenkeel.contracts.relay.RelayStarted;
import dev.evenkeel.contracts.relay.RelayStopped;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import dev.evenkeel.room.domain.KnownRelay;
import dev.evenkeel.room.placement.RelayRegistry;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * {@code relay.status.v1}: every instance of this service reads all of it, from now on. The time of
 * arrival counts, not the relay's clock.
 */
@ApplicationScoped
public class RelayStatusConsumer {
    private static final Logger LOG = Logger.getLogger(RelayStatusConsumer.class);
    private static final Duration DOUBT = Duration.ofSeconds(2);

    private final RelayRegistry registry;
    private final Clock clock;

    @Inject
    RelayStatusConsumer(RelayRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @Incoming("relay-status")
    @NonBlocking
    public void consume(ConsumerRecord<String, byte[]> record) {
        switch (EventCodec.decode(record.topic(), record.key(), record.headers(), record.value())) {
            case Decoded.Known known -> heard(known.event());
            case Decoded.Unknown unknown ->
                    LOG.debugf("event=skipped topic=%s type=%s", record.topic(), unknown.type());
            case Decoded.Malformed malformed ->
                    LOG.warnf(
                            "event=malformed topic=%s offset=%d reason=\"%s\"",
                            record.topic(), record.offset(), malformed.reason());
        }
    }

    private void heard(Event<?> event) {
        Instant now = clock.instant();
        switch (event.data()) {
            case RelayHeartbeat heartbeat -> registry.heard(KnownRelay.of(heartbeat, now));
            case RelayStarted started -> registry.heard(KnownRelay.of(started, now));
            case RelayStopped stopped -> registry.stopped(stopped.relayId(), stopped.instanceId());
            case RelayPeerLost lost -> registry.doubt(lost.peerId(), DOUBT);
            case RelayPeerFound found -> registry.trust(found.peerId());
            case null, default -> LOG.debugf("event=skipped type=%s", event.type().name());
        }
    }
}
