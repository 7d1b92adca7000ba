package dev.evenkeel.room.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.failover.Ceiling;
import dev.evenkeel.contracts.failover.FailoverCommand.Action;
import dev.evenkeel.contracts.failover.FailoverOutcome.Result;
import dev.evenkeel.contracts.failover.LayerCeiling;
import dev.evenkeel.contracts.failover.LayerCeilingSet;
import dev.evenkeel.room.domain.MeetingCeiling;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.store.RoomReader;
import dev.evenkeel.room.store.StoredRoom;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A meeting's pictures are held below a ceiling: who is told, and when it ends. */
@RoomTest
class CeilingsTest extends FailoverStage {
    private static final Ceiling LINES = new Ceiling(false, 360, null);
    private static final Ceiling BITS = new Ceiling(false, 720, 800_000L);

    @Inject RoomReader rooms;

    @Test
    void bothRelaysAndEverybodyAreToldAndToldAgainWhenItEnds() {
        // Given
        Placed placed = placed();
        Guest guest = connect(placed);

        // When
        LayerCeilingSet set = carryOut(lower(placed, "run-1", LINES));
        JsonNode told = guest.await("ceiling", one -> !one.get("ceiling").isNull());
        long lowered = awaitCeiling(placed, placed.primary(), 360);
        awaitCeiling(placed, placed.standby(), 360);
        LayerCeilingSet raised = carryOut(raise(placed, "run-1"));
        guest.await("ceiling", one -> one.get("ceiling").isNull());

        // Then
        assertThat(set.result()).isEqualTo(Result.APPLIED);
        assertThat(set.ceiling()).isEqualTo(LINES);
        assertThat(told.get("ceiling").get("height").asInt()).isEqualTo(360);
        assertThat(raised.result()).isEqualTo(Result.APPLIED);
        assertThat(raised.ceiling()).isNull();
        for (String relay : List.of(placed.primary(), placed.standby())) {
            await().atMost(Guest.LIMIT)
                    .until(() -> ceilings(placed, relay).getLast().path("height").isMissingNode());
            assertThat(ceilings(placed, relay).getLast().get("revision").asLong())
                    .isGreaterThan(lowered);
        }
    }

    @Test
    void whatIsHeldGoesAlongToAnotherRelayAndIsThereAfterARestart() {
        // Given
        Placed placed = placed();
        carryOut(lower(placed, "run-1", LINES));
        int before = ceilings(placed, placed.standby()).size();

        // When
        carryOut(command(placed, Action.MOVE_MEETING, placed.primary()));
        awaitTold(placed.standby(), placed.meetingId(), placed.epoch() + 1);

        // Then
        List<JsonNode> told = ceilings(placed, placed.standby());
        assertThat(told).hasSizeGreaterThan(before);
        assertThat(told.getLast().get("height").asInt()).isEqualTo(360);
        Guest late = connect(placed);
        assertThat(late.await("welcome").get("ceiling").get("height").asInt()).isEqualTo(360);
        assertThat(stored(placed).ceiling()).isEqualTo(LINES);
    }

    @Test
    void aRepeatedCommandIsAnsweredAgainAndChangesNothing() {
        // Given
        Placed placed = placed();
        LayerCeiling command = lower(placed, "run-1", LINES);
        carryOut(command);
        final long revision = stored(placed).revision();

        // When
        send(event(command));
        send(event(raise(placed, "run-1")));
        send(event(command));

        // Then
        await().atMost(Guest.LIMIT).until(() -> sets(placed).size() == 4);
        assertThat(sets(placed))
                .extracting(LayerCeilingSet::result)
                .containsExactly(Result.APPLIED, Result.APPLIED, Result.APPLIED, Result.NOT_NEEDED);
        assertThat(stored(placed).ceiling()).isNull();
        assertThat(stored(placed).revision()).isGreaterThan(revision);
    }

    @Test
    void ofTwoRunsTheLowestCountsUntilItsRunLetsGo() {
        // Given
        Placed placed = placed();
        carryOut(lower(placed, "run-1", LINES));

        // When
        LayerCeilingSet both = carryOut(lower(placed, "run-2", BITS));
        LayerCeilingSet second = carryOut(raise(placed, "run-1"));

        // Then
        assertThat(both.ceiling()).isEqualTo(new Ceiling(false, 360, 800_000L));
        assertThat(second.ceiling()).isEqualTo(BITS);
    }

    @Test
    void aCommandForAnotherEpochOrThatCameTooLateIsNotCarriedOut() {
        // Given
        Placed placed = placed();
        Instant now = Instant.now();

        // When
        LayerCeilingSet stale =
                carryOut(
                        order(
                                placed,
                                "run-1",
                                LINES,
                                placed.epoch() + 1,
                                now,
                                now.plusSeconds(60)));
        LayerCeilingSet late =
                carryOut(order(placed, "run-1", LINES, placed.epoch(), now, now.minusSeconds(1)));

        // Then
        assertThat(stale.result()).isEqualTo(Result.STALE_EPOCH);
        assertThat(late.result()).isEqualTo(Result.EXPIRED);
        assertThat(stored(placed)).isEqualTo(MeetingCeiling.NONE);
    }

    @Test
    void aCeilingEndsByItselfWhenItsTimeIsUp() {
        // Given
        Placed placed = placed();
        Guest guest = connect(placed);
        LayerCeiling command =
                new LayerCeiling(
                        UUID.randomUUID().toString(),
                        placed.meetingId(),
                        "run-1",
                        LINES,
                        Instant.now().plus(Duration.ofSeconds(2)),
                        placed.epoch(),
                        "a test",
                        Instant.now(),
                        Instant.now().plusSeconds(60));

        // When
        carryOut(command);

        // Then
        guest.await("ceiling", one -> one.get("ceiling").isNull());
        assertThat(stored(placed).ceiling()).isNull();
        assertThat(sets(placed).getLast().detail()).isEqualTo("its time was up");
    }

    private MeetingCeiling stored(Placed placed) {
        return rooms.open(placed.meetingId())
                .await()
                .atMost(Guest.LIMIT)
                .map(StoredRoom::ceiling)
                .orElseThrow();
    }

    private long awaitCeiling(Placed placed, String relay, int height) {
        await().atMost(Guest.LIMIT)
                .until(() ->
                        ceilings(placed, relay).stream()
                                .anyMatch(one -> one.path("height").asInt() == height));
        return ceilings(placed, relay).getLast().get("revision").asLong();
    }

    private List<JsonNode> ceilings(Placed placed, String relay) {
        return relays.named(relay).calls(placed.meetingId()).stream()
                .filter(call -> call.method().equals("PUT"))
                .map(call -> call.body().path("ceiling"))
                .filter(JsonNode::isObject)
                .toList();
    }

    private List<LayerCeilingSet> sets(Placed placed) {
        return reader.all(EventTypes.LAYER_CEILING_SET).stream()
                .map(Event::data)
                .filter(set -> set.meetingId().equals(placed.meetingId()))
                .toList();
    }

    private LayerCeilingSet carryOut(LayerCeiling command) {
        send(event(command));
        return reader.await(
                        EventTypes.LAYER_CEILING_SET,
                        set -> set.commandId().equals(command.commandId()),
                        Guest.LIMIT)
                .data();
    }

    private Event<LayerCeiling> event(LayerCeiling command) {
        return events.create(EventTypes.LAYER_CEILING, command.meetingId(), command);
    }

    private static LayerCeiling lower(Placed placed, String run, Ceiling ceiling) {
        Instant now = Instant.now();
        return order(placed, run, ceiling, placed.epoch(), now, now.plusSeconds(60));
    }

    private static LayerCeiling raise(Placed placed, String run) {
        Instant now = Instant.now();
        return order(placed, run, null, 0, now, now.plusSeconds(60));
    }

    private static LayerCeiling order(
            Placed placed,
            String run,
            Ceiling ceiling,
            long epoch,
            Instant issuedAt,
            Instant expiresAt) {
        return new LayerCeiling(
                UUID.randomUUID().toString(),
                placed.meetingId(),
                run + placed.meetingId(),
                ceiling,
                ceiling == null ? null : issuedAt.plusSeconds(3_600),
                epoch,
                "a test",
                issuedAt,
                expiresAt);
    }
}
