package dev.evenkeel.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.contracts.failover.FailoverCommand.Action;
import dev.evenkeel.contracts.failover.FailoverOutcome;
import dev.evenkeel.contracts.failover.FailoverOutcome.Result;
import dev.evenkeel.contracts.meeting.MeetingPlaced.Reason;
import dev.evenkeel.contracts.relay.RelayState;
import dev.evenkeel.room.domain.CommandRules.Verdict;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandRulesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final RelayRef A = new RelayRef("a", "1");
    private static final RelayRef B = new RelayRef("b", "1");
    private static final Placement A_THEN_B = PlacingTest.on(A, B);
    private static final long EPOCH = A_THEN_B.epoch();

    @Test
    void promoteIsApplied() {
        // When
        Verdict verdict = judge(command(Action.PROMOTE_STANDBY, "a", EPOCH), A_THEN_B);

        // Then
        assertThat(verdict.result()).isEqualTo(Result.APPLIED);
        assertThat(verdict.move()).isEqualTo(new Move(B, null, Reason.RELAY_LOST));
    }

    @Test
    void moveIsApplied() {
        // When
        Verdict verdict = judge(command(Action.MOVE_MEETING, "a", EPOCH), A_THEN_B);

        // Then
        assertThat(verdict.result()).isEqualTo(Result.APPLIED);
        assertThat(verdict.move()).isEqualTo(new Move(B, A, Reason.RELAY_SICK));
    }

    @Test
    void replaceStandbyIsApplied() {
        // When
        Verdict verdict = judge(command(Action.REPLACE_STANDBY, "b", EPOCH), A_THEN_B);

        // Then
        assertThat(verdict.result()).isEqualTo(Result.APPLIED);
        assertThat(verdict.move()).isEqualTo(new Move(A, null, Reason.STANDBY_LOST));
    }

    @Test
    void anotherEpochIsStale() {
        for (long epoch : new long[] {EPOCH - 1, EPOCH + 1}) {
            assertThat(judge(command(Action.PROMOTE_STANDBY, "a", epoch), A_THEN_B))
                    .isEqualTo(
                            new Verdict(
                                    Result.STALE_EPOCH,
                                    "the meeting is in epoch %d, not %d".formatted(EPOCH, epoch),
                                    null));
        }
    }

    @Test
    void aRelayInAnotherRoleNeedsNothing() {
        assertThat(judge(command(Action.PROMOTE_STANDBY, "b", EPOCH), A_THEN_B).result())
                .isEqualTo(Result.NOT_NEEDED);
        assertThat(judge(command(Action.MOVE_MEETING, "z", EPOCH), A_THEN_B).result())
                .isEqualTo(Result.NOT_NEEDED);
        assertThat(judge(command(Action.REPLACE_STANDBY, "a", EPOCH), A_THEN_B).result())
                .isEqualTo(Result.NOT_NEEDED);
    }

    @Test
    void aClosedMeetingNeedsNothing() {
        assertThat(judge(command(Action.PROMOTE_STANDBY, "a", EPOCH), null).result())
                .isEqualTo(Result.NOT_NEEDED);
    }

    @Test
    void expiryComesFirst() {
        // Given
        Placing later = new Placing(Relays.none(), Map.of(), NOW.plusSeconds(30).plusMillis(1));

        // When
        Verdict verdict =
                CommandRules.judge(command(Action.PROMOTE_STANDBY, "a", EPOCH - 1), null, later);

        // Then
        assertThat(verdict.result()).isEqualTo(Result.EXPIRED);
    }

    @Test
    void nowhereToGoIsSaid() {
        // Given
        Placement alone = PlacingTest.on(A, null);
        Placing onlyA = new Placing(live(A), Map.of(), NOW);

        // Then
        for (Action action : new Action[] {Action.PROMOTE_STANDBY, Action.MOVE_MEETING}) {
            assertThat(CommandRules.judge(command(action, "a", EPOCH), alone, onlyA).result())
                    .isEqualTo(Result.NO_RELAY);
        }
    }

    @Test
    void theOutcomeTellsThePlacementAfterwards() {
        // Given
        FailoverCommand command = command(Action.PROMOTE_STANDBY, "a", EPOCH);
        Verdict verdict = judge(command, A_THEN_B);
        Placement after = A_THEN_B.next(verdict.move(), command.commandId(), NOW);

        // When
        FailoverOutcome outcome = CommandRules.outcome(command, verdict, after, NOW);

        // Then
        assertThat(outcome)
                .isEqualTo(
                        new FailoverOutcome(
                                "command-1",
                                "abc-defg-hij",
                                "incident-1",
                                Result.APPLIED,
                                EPOCH + 1,
                                "b",
                                null,
                                "b is primary now",
                                NOW));
    }

    private static Verdict judge(FailoverCommand command, @Nullable Placement placement) {
        return CommandRules.judge(command, placement, new Placing(live(A, B), Map.of(), NOW));
    }

    private static Relays live(RelayRef... relays) {
        Relays live = Relays.none();
        for (RelayRef relay : relays) {
            live = live.heard(RelaysTest.relay(relay.relayId(), "1", RelayState.READY, 0, NOW));
        }
        return live;
    }

    private static FailoverCommand command(Action action, String avoid, long epoch) {
        return new FailoverCommand(
                "command-1",
                "abc-defg-hij",
                action,
                avoid,
                epoch,
                "incident-1",
                "a test",
                NOW,
                NOW.plusSeconds(30));
    }
}
