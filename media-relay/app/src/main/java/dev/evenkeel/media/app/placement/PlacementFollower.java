package dev.evenkeel.media.app.placement;

import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.media.sfu.RelayPair;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads {@code meeting.placement.v1} from its beginning, so that missed control calls do no harm.
 */
@ApplicationScoped
class PlacementFollower {
    private static final Logger LOG = Logger.getLogger(PlacementFollower.class);

    private final Placements placements;

    PlacementFollower(Placements placements) {
        this.placements = placements;
    }

    private static List<RelayPair> pairs(MeetingPlaced placed) {
        return placed.pairs().stream()
                .map(pair -> new RelayPair(pair.primary(), pair.standby()))
                .toList();
    }

    @Incoming("placement")
    void follow(ConsumerRecord<String, byte[]> entry) {
        switch (EventCodec.decode(entry.topic(), entry.key(), entry.headers(), entry.value())) {
            case Decoded.Known known when known.event().data() instanceof MeetingPlaced placed ->
                    placements.follow(
                            placed.meetingId(),
                            new Whereabouts(placed.epoch(), pairs(placed)),
                            placed.placedAt());
            case Decoded.Known _, Decoded.Unknown _ -> {} // a tombstone, or for others
            case Decoded.Malformed malformed ->
                    LOG.warnf(
                            "event=malformed topic=%s partition=%d offset=%d reason=\"%s\"",
                            entry.topic(), entry.partition(), entry.offset(), malformed.reason());
        }
    }
}
