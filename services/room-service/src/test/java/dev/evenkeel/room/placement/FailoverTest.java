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
import dev.evenkeel.contracts.failover.FailoverOutcome.Result;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.platform.event.EventCodec;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RelayDouble;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@RoomTest
class FailoverTest {
    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;
    @Inject EventFactory events;
    @Inject FailoverCommands commands;

    private TopicReader reader;
    private KafkaProducer<String, byte[]> producer;

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

    @Test
    void aLostPrimaryIsReplacedByItsStandby() {
        // Given
        Placed placed = placed();
        Guest guest = connect(placed);

        // When
        relays.named(placed.primary).die();
        FailoverOutcome outcome = carryOut(command(placed, Action.PROMOTE_STANDBY, placed.primary));

        // Then
        assertThat(outcome.result()).isEqualTo(Result.APPLIED);
        assertThat(outcome.epoch()).isEqualTo(placed.epoch + 1);
        assertThat(outcome.primary()).isEqualTo(placed.standby);
        assertThat(outcome.standby()).isNull();
        JsonNode told = guest.await("placement");
        assertThat(told.get("reason").asText()).isEqualTo("relay-lost");
        assertThat(told.get("placement").get("standby").isNull()).isTrue();
        assertThat(told.get("joinToken").asText()).isNotEmpty();
        MeetingPlaced event =
                reader.await(
                                EventTypes.MEETING_PLACED,
                                e ->
                                        e.meetingId().equals(placed.meetingId)
                                                && e.epoch() == placed.epoch + 1,
                                Guest.LIMIT)
                        .data();
        assertThat(event.commandId()).isEqualTo(outcome.commandId());
        awaitTold(placed.standby, placed.meetingId, placed.epoch + 1);
    }

    @Test
    void theRestartedRelayStandsByAgainWithoutAnybodysHelp() {
        // Given
        Placed placed = placed();
        relays.named(placed.primary).die();
        carryOut(command(placed, Action.PROMOTE_STANDBY, placed.primary));
        Guest guest = connect(placed);

        // When
        relays.named(placed.primary).restart();

        // Then
        JsonNode told =
                guest.await("placement", m -> m.get("reason").asText().equals("standby-restored"));
        JsonNode placement = told.get("placement");
        assertThat(placement.get("epoch").asLong()).isEqualTo(placed.epoch + 2);
        assertThat(placement.get("standby").get("relayId").asText()).isEqualTo(placed.primary);
        awaitTold(placed.primary, placed.meetingId, placed.epoch + 2);
    }

    @Test
    void aFencedRelayIsToldAgainUntilItListens() {
        // Given
        Placed placed = placed();
        RelayDouble standby = relays.named(placed.standby);
        standby.fence(true);
        carryOut(command(placed, Action.PROMOTE_STANDBY, placed.primary));
        await().atMost(Guest.LIMIT).until(() -> told(standby, placed) >= 3);

        // When
        standby.fence(false);

        // Then
        int before = told(standby, placed);
        await().atMost(Guest.LIMIT).until(() -> told(standby, placed) > before);
    }

    private static int told(RelayDouble relay, Placed placed) {
        return (int)
                relay.epochs(placed.meetingId).stream()
                        .filter(epoch -> epoch == placed.epoch + 1)
                        .count();
    }

    @Test
    void aSickPrimaryIsLeftButStaysAsStandby() {
        // Given
        Placed placed = placed();
        Guest guest = connect(placed);

        // When
        FailoverOutcome outcome = carryOut(command(placed, Action.MOVE_MEETING, placed.primary));

        // Then
        assertThat(outcome.primary()).isEqualTo(placed.standby);
        assertThat(outcome.standby()).isEqualTo(placed.primary);
        assertThat(guest.await("placement").get("reason").asText()).isEqualTo("relay-sick");
        awaitTold(placed.primary, placed.meetingId, placed.epoch + 1);
        awaitTold(placed.standby, placed.meetingId, placed.epoch + 1);
    }

    @Test
    void aStandbyThatRestartedIsPlacedAnew() {
        // Given
        Placed placed = placed();
        Guest guest = connect(placed);

        // When
        relays.named(placed.standby).restart();

        // Then
        JsonNode told = guest.await("placement");
        assertThat(told.get("reason").asText()).isEqualTo("standby-restored");
        assertThat(told.get("placement").get("epoch").asLong()).isEqualTo(placed.epoch + 1);
        awaitTold(placed.standby, placed.meetingId, placed.epoch + 1);
    }

    @Test
    void aPrimaryThatRestartedBeforeAnybodyNoticedIsLeft() {
        // Given
        Placed placed = placed();
        Guest guest = connect(placed);

        // When
        relays.named(placed.primary).restart();

        // Then
        JsonNode told = guest.await("placement");
        assertThat(told.get("reason").asText()).isEqualTo("relay-lost");
        JsonNode placement = told.get("placement");
        assertThat(placement.get("primary").get("relayId").asText()).isEqualTo(placed.standby);
        assertThat(placement.get("standby").get("relayId").asText()).isEqualTo(placed.primary);
    }

    @Test
    void aRepeatedCommandIsAnsweredOnce() {
        // Given
        Placed placed = placed();
        FailoverCommand command = command(placed, Action.MOVE_MEETING, placed.primary);
        Event<FailoverCommand> event = event(command);

        // When
        send(event);
        send(event);
        send(event(command));
        FailoverCommand last = command(placed, Action.MOVE_MEETING, "nobody");
        carryOut(last);

        // Then
        assertThat(outcomes(placed.meetingId))
                .extracting(FailoverOutcome::commandId)
                .containsExactly(command.commandId(), last.commandId());
    }

    @Test
    void ofFiftyCommandsAtOnceOneIsApplied() {
        // Given
        Placed placed = placed();
        List<Uni<Void>> racing =
                IntStream.range(0, 50)
                        .mapToObj(i -> command(placed, Action.MOVE_MEETING, placed.primary))
                        .map(command -> new ReceivedCommand(command, event(command)))
                        .map(received -> commands.execute(List.of(received)))
                        .toList();

        // When
        Uni.join().all(racing).usingConcurrencyOf(12).andFailFast().await().atMost(Guest.LIMIT);

        // Then
        await().atMost(Guest.LIMIT).until(() -> outcomes(placed.meetingId).size() == 50);
        assertThat(outcomes(placed.meetingId))
                .extracting(FailoverOutcome::result)
                .containsOnlyOnce(Result.APPLIED)
                .containsOnly(Result.APPLIED, Result.STALE_EPOCH);
        assertThat(
                        reader.all(EventTypes.MEETING_PLACED).stream()
                                .filter(e -> e.key().equals(placed.meetingId))
                                .map(e -> e.data().epoch()))
                .doesNotHaveDuplicates()
                .contains(placed.epoch + 1);
    }

    @Test
    void whatFollowsFromACommandBelongsToItsTrace() {
        // Given
        Placed placed = placed();
        FailoverCommand command = command(placed, Action.MOVE_MEETING, placed.primary);
        String trace = UUID.randomUUID().toString().replace("-", "");

        // When
        send(traced(event(command), "00-" + trace + "-00f067aa0ba902b7-01"));

        // Then
        Event<FailoverOutcome> outcome =
                reader.await(
                        EventTypes.FAILOVER_OUTCOME,
                        o -> o.commandId().equals(command.commandId()),
                        Guest.LIMIT);
        Event<MeetingPlaced> moved =
                reader.await(
                        EventTypes.MEETING_PLACED,
                        e -> command.commandId().equals(e.commandId()),
                        Guest.LIMIT);
        assertThat(List.of(outcome.traceparent(), moved.traceparent()))
                .allMatch(parent -> parent.startsWith("00-" + trace + "-"))
                .noneMatch(parent -> parent.contains("00f067aa0ba902b7"));
    }

    private static <T> Event<T> traced(Event<T> event, String traceparent) {
        return new Event<>(
                event.id(),
                event.source(),
                event.type(),
                event.key(),
                event.time(),
                traceparent,
                event.data());
    }

    @Test
    void everyCommandIsAnswered() {
        // Given
        Placed placed = placed();
        Placed nowhere = new Placed("zzz-zzzz-zzz", placed.primary, placed.standby, 1);

        // Then
        assertThat(carryOut(command(nowhere, Action.PROMOTE_STANDBY, placed.primary)).result())
                .isEqualTo(Result.NOT_NEEDED);
        assertThat(carryOut(command(placed, Action.PROMOTE_STANDBY, "nobody")).result())
                .isEqualTo(Result.NOT_NEEDED);
        assertThat(carryOut(expired(placed)).result()).isEqualTo(Result.EXPIRED);
        Placed older = new Placed(placed.meetingId, placed.primary, placed.standby, 0);
        assertThat(carryOut(command(older, Action.PROMOTE_STANDBY, placed.primary)).result())
                .isEqualTo(Result.STALE_EPOCH);
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheRestGoesOn() {
        // Given
        Placed placed = placed();
        String marker = UUID.randomUUID().toString();

        // When
        producer.send(
                new ProducerRecord<>(
                        Topics.FAILOVER_COMMANDS, placed.meetingId, marker.getBytes()));
        FailoverOutcome outcome = carryOut(command(placed, Action.MOVE_MEETING, placed.primary));

        // Then
        assertThat(outcome.result()).isEqualTo(Result.APPLIED);
        try (TopicReader dead =
                TopicReader.fromBeginning(
                        KafkaResource.broker().bootstrapServers(),
                        "failover.commands.v1.dead-letter")) {
            var letter = dead.awaitRecord(r -> marker.equals(r.value()), Guest.LIMIT, "letter");
            assertThat(new String(letter.headers().lastHeader("dead-letter-reason").value()))
                    .contains("ce_type");
        }
    }

    /** A meeting and the pair it is on. */
    private record Placed(String meetingId, String primary, String standby, long epoch) {}

    private JsonNode meeting;

    private Placed placed() {
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

    private Guest connect(Placed placed) {
        assertThat(Meetings.id(meeting)).isEqualTo(placed.meetingId);
        return Meetings.connect(base, meeting, Meetings.join(meeting, "Guest"));
    }

    private FailoverOutcome carryOut(FailoverCommand command) {
        send(event(command));
        return reader.await(
                        EventTypes.FAILOVER_OUTCOME,
                        o -> o.commandId().equals(command.commandId()),
                        Guest.LIMIT)
                .data();
    }

    private void send(Event<?> event) {
        producer.send(EventCodec.encode(event));
    }

    private Event<FailoverCommand> event(FailoverCommand command) {
        return events.create(EventTypes.FAILOVER_COMMAND, command.meetingId(), command);
    }

    private List<FailoverOutcome> outcomes(String meetingId) {
        return reader.all(EventTypes.FAILOVER_OUTCOME).stream()
                .map(Event::data)
                .filter(outcome -> outcome.meetingId().equals(meetingId))
                .toList();
    }

    private void awaitTold(String relayId, String meetingId, long epoch) {
        await().atMost(Guest.LIMIT)
                .until(() -> relays.named(relayId).epochs(meetingId).contains(epoch));
    }

    private static FailoverCommand command(Placed placed, Action action, String avoid) {
        return command(placed, action, avoid, Instant.now().plusSeconds(60));
    }

    private static FailoverCommand expired(Placed placed) {
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
