package dev.evenkeel.room.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.failover.FailoverCommand.Action;
import dev.evenkeel.contracts.failover.FailoverOutcome;
import dev.evenkeel.contracts.failover.FailoverOutcome.Result;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.RelayDouble;
import dev.evenkeel.room.kit.RoomTest;
import org.junit.jupiter.api.Test;

/** Where a meeting goes when a relay is lost, sick or back, and who is told. */
@RoomTest
class FailoverTest extends FailoverStage {
    @Test
    void aLostPrimaryIsReplacedByItsStandby() {
        // Given
        Placed placed = placed();
        Guest guest = connect(placed);

        // When
        relays.named(placed.primary()).die();
        FailoverOutcome outcome =
                carryOut(command(placed, Action.PROMOTE_STANDBY, placed.primary()));

        // Then
        assertThat(outcome.result()).isEqualTo(Result.APPLIED);
        assertThat(outcome.epoch()).isEqualTo(placed.epoch() + 1);
        assertThat(outcome.primary()).isEqualTo(placed.standby());
        assertThat(outcome.standby()).isNull();
        JsonNode told = guest.await("placement");
        assertThat(told.get("reason").asText()).isEqualTo("relay-lost");
        assertThat(told.get("placement").get("standby").isNull()).isTrue();
        assertThat(told.get("joinToken").asText()).isNotEmpty();
        MeetingPlaced event =
                reader.await(
                                EventTypes.MEETING_PLACED,
                                e ->
                                        e.meetingId().equals(placed.meetingId())
                                                && e.epoch() == placed.epoch() + 1,
                                Guest.LIMIT)
                        .data();
        assertThat(event.commandId()).isEqualTo(outcome.commandId());
        awaitTold(placed.standby(), placed.meetingId(), placed.epoch() + 1);
    }

    @Test
    void theRestartedRelayStandsByAgainWithoutAnybodysHelp() {
        // Given
        Placed placed = placed();
        relays.named(placed.primary()).die();
        carryOut(command(placed, Action.PROMOTE_STANDBY, placed.primary()));
        Guest guest = connect(placed);

        // When
        relays.named(placed.primary()).restart();

        // Then
        JsonNode told =
                guest.await("placement", m -> m.get("reason").asText().equals("standby-restored"));
        JsonNode placement = told.get("placement");
        assertThat(placement.get("epoch").asLong()).isEqualTo(placed.epoch() + 2);
        assertThat(placement.get("standby").get("relayId").asText()).isEqualTo(placed.primary());
        awaitTold(placed.primary(), placed.meetingId(), placed.epoch() + 2);
    }

    @Test
    void aFencedRelayIsToldAgainUntilItListens() {
        // Given
        Placed placed = placed();
        RelayDouble standby = relays.named(placed.standby());
        standby.fence(true);
        carryOut(command(placed, Action.PROMOTE_STANDBY, placed.primary()));
        await().atMost(Guest.LIMIT).until(() -> told(standby, placed) >= 3);

        // When
        standby.fence(false);

        // Then
        int before = told(standby, placed);
        await().atMost(Guest.LIMIT).until(() -> told(standby, placed) > before);
    }

    private static int told(RelayDouble relay, Placed placed) {
        return (int)
                relay.epochs(placed.meetingId()).stream()
                        .filter(epoch -> epoch == placed.epoch() + 1)
                        .count();
    }

    @Test
    void aSickPrimaryIsLeftButStaysAsStandby() {
        // Given
        Placed placed = placed();
        Guest guest = connect(placed);

        // When
        FailoverOutcome outcome = carryOut(command(placed, Action.MOVE_MEETING, placed.primary()));

        // Then
        assertThat(outcome.primary()).isEqualTo(placed.standby());
        assertThat(outcome.standby()).isEqualTo(placed.primary());
        assertThat(guest.await("placement").get("reason").asText()).isEqualTo("relay-sick");
        awaitTold(placed.primary(), placed.meetingId(), placed.epoch() + 1);
        awaitTold(placed.standby(), placed.meetingId(), placed.epoch() + 1);
    }

    @Test
    void aStandbyThatRestartedIsPlacedAnew() {
        // Given
        Placed placed = placed();
        Guest guest = connect(placed);

        // When
        relays.named(placed.standby()).restart();

        // Then
        JsonNode told = guest.await("placement");
        assertThat(told.get("reason").asText()).isEqualTo("standby-restored");
        assertThat(told.get("placement").get("epoch").asLong()).isEqualTo(placed.epoch() + 1);
        awaitTold(placed.standby(), placed.meetingId(), placed.epoch() + 1);
    }

    @Test
    void aPrimaryThatRestartedBeforeAnybodyNoticedIsLeft() {
        // Given
        Placed placed = placed();
        Guest guest = connect(placed);

        // When
        relays.named(placed.primary()).restart();

        // Then
        JsonNode told = guest.await("placement");
        assertThat(told.get("reason").asText()).isEqualTo("relay-lost");
        JsonNode placement = told.get("placement");
        assertThat(placement.get("primary").get("relayId").asText()).isEqualTo(placed.standby());
        assertThat(placement.get("standby").get("relayId").asText()).isEqualTo(placed.primary());
    }
}
