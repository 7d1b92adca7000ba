package dev.evenkeel.room.events;

import dev.evenkeel.contracts.recording.RecordingRefused;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.room.domain.RecordingRules;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.live.LiveRoom;
import dev.evenkeel.room.live.LiveRooms;
import dev.evenkeel.room.live.ServerMessage;
import dev.evenkeel.room.live.StoreAwayException;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * {@code recording.lifecycle.v1}: a recording that was refused does not go on in the meeting, and
 * its hosts hear why. While the database is away it waits.
 */
@ApplicationScoped
public class RecordingConsumer {
    private static final Logger LOG = Logger.getLogger(RecordingConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final LiveRooms rooms;
    private final Clock clock;

    @Inject
    RecordingConsumer(LiveRooms rooms, Clock clock) {
        this.rooms = rooms;
        this.clock = clock;
    }

    @Incoming("recordings")
    @NonBlocking
    public Uni<Void> consume(ConsumerRecord<String, byte[]> record) {
        return switch (EventCodec.decode(
                record.topic(), record.key(), record.headers(), record.value())) {
            case Decoded.Known known ->
                    known.event().data() instanceof RecordingRefused refused
                            ? rooms.loaded().chain(() -> refused(refused))
                            : Uni.createFrom().voidItem();
            case Decoded.Unknown unknown -> {
                LOG.debugf("event=skipped topic=%s type=%s", record.topic(), unknown.type());
                yield Uni.createFrom().voidItem();
            }
            case Decoded.Malformed malformed -> {
                LOG.warnf(
                        "event=malformed topic=%s offset=%d reason=\"%s\"",
                        record.topic(), record.offset(), malformed.reason());
                yield Uni.createFrom().voidItem();
            }
        };
    }

    private Uni<Void> refused(RecordingRefused refused) {
        return rooms.find(refused.meetingId())
                .map(room -> refused(room, refused))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> refused(LiveRoom room, RecordingRefused refused) {
        return Uni.createFrom()
                .deferred(() ->
                        room.decideStored(state ->
                                RecordingRules.refused(
                                        state, refused.recordingId(), clock.instant())))
                .onFailure(StoreAwayException.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .invoke(reply -> {
                    if (reply instanceof Reply.Done<Boolean>(Boolean ended) && ended) {
                        room.sayToHosts(new ServerMessage.Refused(why(refused)));
                    }
                })
                .replaceWithVoid();
    }

    private static Problem why(RecordingRefused refused) {
        return Problem.noRoom(refused.detail()).withErrorId(UUID.randomUUID().toString());
    }
}
