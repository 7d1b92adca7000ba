package dev.evenkeel.room.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.contracts.failover.FailoverCommand.Action;
import dev.evenkeel.contracts.failover.FailoverOutcome;
import dev.evenkeel.platform.event.EventCodec;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two relays, a meeting on them, and failover commands sent and answered over the real topics. */
abstract class FailoverStage {
    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;
    @Inject EventFactory events;

    TopicReader reader;
    KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void open() {
        String servers = KafkaResource.broker().bootstrapServers();
        reader = TopicReader.fromNow(servers, Topics.FAILOVER_OUTCOMES, Topics.MEETING_PLACEMENT);
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        reader.close();
        producer.close();
    }

    /** A meeting and the pair it is on. */
    record Placed(String meetingId, String primary, String standby, long epoch) {}

    private JsonNode meeting;

    Placed placed() {
        await().atMost(Guest.LIMIT)
                .until(() -> {
                    meeting = Meetings.create();
                    JsonNode joined = Meetings.join(meeting, "First");
                    return !joined.get("placement").get("standby").isNull();
                });
        JsonNode placement = Meetings.join(meeting, "Second").get("placement");
        return new Placed(
                Meetings.id(meeting),
                placement.get("primary").get("relayId").asText(),
                placement.get("standby").get("relayId").asText(),
                placement.get("epoch").asLong());
    }

    Guest connect(Placed placed) {
        assertThat(Meetings.id(meeting)).isEqualTo(placed.meetingId);
        return Meetings.connect(base, meeting, Meetings.join(meeting, "Guest"));
    }

    FailoverOutcome carryOut(FailoverCommand command) {
        send(event(command));
        return reader.await(
                        EventTypes.FAILOVER_OUTCOME,
                        o -> o.commandId().equals(command.commandId()),
                        Guest.LIMIT)
                .data();
    }

    void send(Event<?> event) {
        producer.send(EventCodec.encode(event));
    }

    Event<FailoverCommand> event(FailoverCommand command) {
        return events.create(EventTypes.FAILOVER_COMMAND, command.meetingId(), command);
    }

    List<FailoverOutcome> outcomes(String meetingId) {
        return reader.all(EventTypes.FAILOVER_OUTCOME).stream()
                .map(Event::data)
                .filter(outcome -> outcome.meetingId().equals(meetingId))
                .toList();
    }

    void awaitTold(String relayId, String meetingId, long epoch) {
        await().atMost(Guest.LIMIT)
                .until(() -> relays.named(relayId).epochs(meetingId).contains(epoch));
    }

    static FailoverCommand command(Placed placed, Action action, String avoid) {
        return command(placed, action, avoid, Instant.now().plusSeconds(60));
    }

    static FailoverCommand expired(Placed placed) {
        return command(
                placed, Action.PROMOTE_STANDBY, placed.primary, Instant.now().minusSeconds(1));
    }

    private static FailoverCommand command(
            Placed placed, Action action, String avoid, Instant expiresAt) {
        return new FailoverCommand(
                UUID.randomUUID().toString(),
                placed.meetingId,
                action,
                avoid,
                placed.epoch,
                "incident",
                "a test",
                Instant.now(),
                expiresAt);
    }
}
