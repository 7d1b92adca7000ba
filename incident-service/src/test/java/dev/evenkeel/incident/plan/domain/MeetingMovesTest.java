package dev.evenkeel.incident.plan.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.failover.FailoverCommand.Action;
import dev.evenkeel.contracts.failover.FailoverOutcome;
import dev.evenkeel.contracts.failover.FailoverOutcome.Result;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.meeting.RelayPair;
import dev.evenkeel.incident.plan.domain.MeetingMoves.Ordered;
import dev.evenkeel.incident.plan.domain.PlanAction.MoveMeetings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeetingMovesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final MoveMeetings LOSS = moves("relay-loss");
    private static final MoveMeetings SICK = moves("relay-sick");

    @Test
    void aLostPrimaryIsReplacedByItsStandby() {
        // When
        Ordered ordered =
                due(LOSS, trouble(null), placed("relay-a", "relay-b", 7), null, NOW).orElseThrow();

        // Then
        assertThat(ordered.command().action()).isEqualTo(Action.PROMOTE_STANDBY);
        assertThat(ordered.command().expectedEpoch()).isEqualTo(7);
        assertThat(ordered.command().avoidRelayId()).isEqualTo("relay-a");
        assertThat(ordered.command().expiresAt()).isEqualTo(NOW.plusSeconds(15));
    }

    @Test
    void aLostStandbyIsReplaced() {
        assertThat(
                        due(LOSS, trouble(null), placed("relay-b", "relay-a", 7), null, NOW)
                                .orElseThrow()
                                .command()
                                .action())
                .isEqualTo(Action.REPLACE_STANDBY);
    }

    @Test
    void aMeetingElsewhereIsLeftAlone() {
        assertThat(due(LOSS, trouble(null), placed("relay-b", "relay-c", 7), null, NOW)).isEmpty();
    }

    /** One command mends all pairs: a lost relay that leads one of them counts as a primary. */
    @Test
    void inALargeMeetingThePrimaryOfAnyPairIsPromoted() {
        assertThat(
                        due(LOSS, trouble(null), large("relay-b", "relay-a"), null, NOW)
                                .orElseThrow()
                                .command()
                                .action())
                .isEqualTo(Action.PROMOTE_STANDBY);
    }

    @Test
    void inALargeMeetingTheStandbyOfAnyPairIsReplaced() {
        assertThat(
                        due(LOSS, trouble(null), large("relay-a", "relay-c"), null, NOW)
                                .orElseThrow()
                                .command()
                                .action())
                .isEqualTo(Action.REPLACE_STANDBY);
    }

    /** Its first pair is that of relays c and d. */
    private static MeetingPlaced large(String standby, String primary) {
        return new MeetingPlaced(
                "abc-defg-hij",
                "relay-c",
                "relay-d",
                7,
                MeetingPlaced.Reason.SPREAD,
                null,
                NOW.minusSeconds(2),
                List.of(new RelayPair(primary, standby)));
    }

    @Test
    void theSameDecisionHasTheSameIdentity() {
        // When
        Ordered one =
                due(LOSS, trouble(null), placed("relay-a", "relay-b", 7), null, NOW).orElseThrow();
        Ordered again =
                due(LOSS, trouble(null), placed("relay-a", "relay-b", 7), null, NOW.plusSeconds(60))
                        .orElseThrow();
        Ordered later =
                due(LOSS, trouble(null), placed("relay-a", "relay-b", 8), null, NOW).orElseThrow();

        // Then
        assertThat(again.command().commandId()).isEqualTo(one.command().commandId());
        assertThat(later.command().commandId()).isNotEqualTo(one.command().commandId());
        assertThat(one.command().commandId()).matches("[0-9a-f-]{14}5.*");
    }

    @Test
    void aCommandUnderWayIsNotRepeated() {
        // Given
        MeetingPlaced placed = placed("relay-a", "relay-b", 7);
        Step step = due(LOSS, trouble(null), placed, null, NOW).orElseThrow().step();

        // Then
        assertThat(due(LOSS, trouble(null), placed, step, NOW.plusSeconds(19))).isEmpty();
        assertThat(
                        due(LOSS, trouble(null), placed, step, NOW.plusSeconds(21))
                                .orElseThrow()
                                .step()
                                .attempt())
                .isEqualTo(2);
    }

    @Test
    void aStaleDecisionWaitsForTheNewerPlacement() {
        // Given
        MeetingPlaced placed = placed("relay-a", "relay-b", 7);
        Step stale = decided(placed, Result.STALE_EPOCH, 8);

        // Then
        assertThat(due(LOSS, trouble(null), placed, stale, NOW)).isEmpty();
        assertThat(due(LOSS, trouble(null), placed("relay-b", "relay-c", 8), stale, NOW)).isEmpty();
        assertThat(
                        due(LOSS, trouble(null), placed("relay-a", "relay-c", 8), stale, NOW)
                                .orElseThrow()
                                .command()
                                .expectedEpoch())
                .isEqualTo(8);
    }

    @Test
    void withoutARelayItIsTriedAgainWhenOneAppears() {
        // Given
        MeetingPlaced placed = placed("relay-a", null, 7);
        Step none = decided(placed, Result.NO_RELAY, 7);
        Instant later = NOW.plusSeconds(5);

        // Then
        assertThat(due(LOSS, trouble(null), placed, none, later)).isEmpty();
        assertThat(due(LOSS, trouble(null, "relay-c"), placed, none, NOW)).isEmpty();
        assertThat(
                        due(LOSS, trouble(null, "relay-c"), placed, none, later)
                                .orElseThrow()
                                .step()
                                .attempt())
                .isEqualTo(2);
    }

    @Test
    void anAppliedCommandIsFollowedByNoneAtTheSamePlacement() {
        // Given
        MeetingPlaced before = placed("relay-a", "relay-b", 7);
        Step applied = decided(before, Result.APPLIED, 8);

        // Then
        assertThat(due(LOSS, trouble(null), before, applied, NOW)).isEmpty();
        assertThat(due(LOSS, trouble(null), placed("relay-b", null, 8), applied, NOW)).isEmpty();
    }

    @Test
    void aRelayThatIsBackIsNotLeftAgain() {
        // When: room-service made the returned relay the standby
        Optional<Ordered> ordered =
                due(LOSS, trouble(NOW.minusSeconds(5)), placed("relay-b", "relay-a", 9), null, NOW);

        // Then
        assertThat(ordered).isEmpty();
    }

    @Test
    void aMeetingThatWasMovedStaysForTheHoldDown() {
        // Given
        Trouble trouble =
                new Trouble(
                        "inc",
                        "relay-a",
                        "",
                        null,
                        Set.of("relay-b"),
                        Map.of("abc-defg-hij", NOW.minusSeconds(30)));
        MeetingPlaced placed = placed("relay-a", "relay-b", 9);

        // Then
        assertThat(due(SICK, trouble, placed, null, NOW)).isEmpty();
        assertThat(
                        due(SICK, trouble, placed, null, NOW.plusSeconds(31))
                                .orElseThrow()
                                .command()
                                .action())
                .isEqualTo(Action.MOVE_MEETING);
        assertThat(SICK.holdDown()).isEqualTo(Duration.ofSeconds(60));
    }

    private static MoveMeetings moves(String planId) {
        return PlanCatalog.load().plan(planId).flatMap(Plan::moves).orElseThrow();
    }

    private static Optional<Ordered> due(
            MoveMeetings plan, Trouble trouble, MeetingPlaced placed, Step before, Instant now) {
        return MeetingMoves.due(plan, trouble, placed, before, now);
    }

    private static Step decided(MeetingPlaced placed, Result result, long epochAfter) {
        Step issued = due(LOSS, trouble(null), placed, null, NOW).orElseThrow().step();
        return issued.decided(
                new FailoverOutcome(
                        issued.commandId(),
                        issued.meetingId(),
                        "inc",
                        result,
                        epochAfter,
                        "relay-b",
                        null,
                        "",
                        NOW));
    }

    private static Trouble trouble(Instant goneSince, String... others) {
        return new Trouble("inc", "relay-a", "", goneSince, Set.of(others), Map.of());
    }

    private static MeetingPlaced placed(String primary, String standby, long epoch) {
        return new MeetingPlaced(
                "abc-defg-hij",
                primary,
                standby,
                epoch,
                MeetingPlaced.Reason.CREATED,
                null,
                NOW.minusSeconds(2));
    }
}
