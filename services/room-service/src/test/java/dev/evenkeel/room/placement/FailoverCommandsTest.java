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
import dev.evenkeel.platform.outbox.ProcessedEvents;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.domain.Move;
import dev.evenkeel.room.domain.Placement;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.store.PlacementStore;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Each command is carried out once and answered once, whatever happens on the way. */
@RoomTest
class FailoverCommandsTest extends FailoverStage {
    @Inject FailoverCommands commands;
    @Inject Transactions transactions;
    @Inject ProcessedEvents processed;
    @Inject PlacementStore store;
    @Inject Placements placements;

    @Test
    void aMoveWhoseCommitWasNeverAnsweredIsToldWhenTheCommandComesAgain() {
        // Given
        Placed placed = placed();
        Guest guest = connect(placed);
        FailoverCommand command = command(placed, Action.MOVE_MEETING, placed.primary());
        committedUnheard(placed, command);

        // When
        send(event(command));

        // Then
        JsonNode told = guest.await("placement").get("placement");
        assertThat(told.get("epoch").asLong()).isEqualTo(placed.epoch() + 1);
        assertThat(told.get("primary").get("relayId").asText()).isEqualTo(placed.standby());
        awaitTold(placed.primary(), placed.meetingId(), placed.epoch() + 1);
    }

    /** What the transaction of a command leaves, when the connection ends before its answer. */
    private void committedUnheard(Placed placed, FailoverCommand command) {
        transactions
                .run(session ->
                        processed
                                .firstTime(session, "failover-commands", command.commandId())
                                .chain(() -> store.find(session, placed.meetingId()))
                                .map(Optional::orElseThrow)
                                .chain(before ->
                                        store.move(
                                                session,
                                                placed.meetingId(),
                                                moved(before, command),
                                                null)))
                .await()
                .atMost(Guest.LIMIT);
    }

    private Placement moved(Placement before, FailoverCommand command) {
        Move move = placements.placing().leave(before, command.avoidRelayId()).orElseThrow();
        return before.next(move, command.commandId(), Instant.now());
    }

    @Test
    void aRepeatedCommandIsAnsweredOnce() {
        // Given
        Placed placed = placed();
        FailoverCommand command = command(placed, Action.MOVE_MEETING, placed.primary());
        Event<FailoverCommand> event = event(command);

        // When
        send(event);
        send(event);
        send(event(command));
        FailoverCommand last = command(placed, Action.MOVE_MEETING, "nobody");
        carryOut(last);

        // Then
        assertThat(outcomes(placed.meetingId()))
                .extracting(FailoverOutcome::commandId)
                .containsExactly(command.commandId(), last.commandId());
    }

    @Test
    void ofFiftyCommandsAtOnceOneIsApplied() {
        // Given
        Placed placed = placed();
        List<Uni<Void>> racing =
                IntStream.range(0, 50)
                        .mapToObj(i -> command(placed, Action.MOVE_MEETING, placed.primary()))
                        .map(command -> new ReceivedCommand(command, event(command)))
                        .map(received -> commands.execute(List.of(received)))
                        .toList();

        // When
        Uni.join().all(racing).usingConcurrencyOf(12).andFailFast().await().atMost(Guest.LIMIT);

        // Then
        await().atMost(Guest.LIMIT).until(() -> outcomes(placed.meetingId()).size() == 50);
        assertThat(outcomes(placed.meetingId()))
                .extracting(FailoverOutcome::result)
                .containsOnlyOnce(Result.APPLIED)
                .containsOnly(Result.APPLIED, Result.STALE_EPOCH);
        assertThat(
                        reader.all(EventTypes.MEETING_PLACED).stream()
                                .filter(e -> e.key().equals(placed.meetingId()))
                                .map(e -> e.data().epoch()))
                .doesNotHaveDuplicates()
                .contains(placed.epoch() + 1);
    }

    @Test
    void whatFollowsFromACommandBelongsToItsTrace() {
        // Given
        Placed placed = placed();
        FailoverCommand command = command(placed, Action.MOVE_MEETING, placed.primary());
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
        Placed nowhere = new Placed("zzz-zzzz-zzz", placed.primary(), placed.standby(), 1);

        // Then
        assertThat(carryOut(command(nowhere, Action.PROMOTE_STANDBY, placed.primary())).result())
                .isEqualTo(Result.NOT_NEEDED);
        assertThat(carryOut(command(placed, Action.PROMOTE_STANDBY, "nobody")).result())
                .isEqualTo(Result.NOT_NEEDED);
        assertThat(carryOut(expired(placed)).result()).isEqualTo(Result.EXPIRED);
        Placed older = new Placed(placed.meetingId(), placed.primary(), placed.standby(), 0);
        assertThat(carryOut(command(older, Action.PROMOTE_STANDBY, placed.primary())).result())
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
                        Topics.FAILOVER_COMMANDS, placed.meetingId(), marker.getBytes()));
        FailoverOutcome outcome = carryOut(command(placed, Action.MOVE_MEETING, placed.primary()));

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
}
