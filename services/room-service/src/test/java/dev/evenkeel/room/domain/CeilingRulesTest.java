package dev.evenkeel.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.failover.Ceiling;
import dev.evenkeel.contracts.failover.FailoverOutcome.Result;
import dev.evenkeel.contracts.failover.LayerCeiling;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CeilingRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Ceiling LINES = new Ceiling(false, 360, null);
    private static final Placement PLACED =
            new Placement(
                    List.of(new Pair(new RelayRef("relay-a", "1"), null)),
                    3,
                    MeetingPlaced.Reason.CREATED,
                    null,
                    NOW.minusSeconds(60));

    @Test
    void aCeilingOfThisEpochIsHeld() {
        assertThat(judge(command("c-1", LINES, 3, NOW), null).result()).isEqualTo(Result.APPLIED);
        assertThat(judge(command("c-1", LINES, 3, NOW), null).changes()).isTrue();
    }

    @Test
    void whatWasDecidedOnAnotherPlacementOrTooLongAgoIsNot() {
        assertThat(judge(command("c-1", LINES, 2, NOW), null).result())
                .isEqualTo(Result.STALE_EPOCH);
        assertThat(judge(command("c-1", LINES, 3, NOW.minusSeconds(16)), null).result())
                .isEqualTo(Result.EXPIRED);
    }

    @Test
    void raisingNeedsNeitherEpochNorHaste() {
        // Given
        CeilingHold held = hold("c-1", NOW.minusSeconds(90), LINES);

        // When
        CeilingRules.Verdict verdict = judge(command("c-2", null, 0, NOW.minusSeconds(60)), held);

        // Then
        assertThat(verdict.result()).isEqualTo(Result.APPLIED);
        assertThat(verdict.changes()).isTrue();
    }

    @Test
    void aRepeatedCommandChangesNothing() {
        // Given
        LayerCeiling command = command("c-1", LINES, 3, NOW);

        // Then
        assertThat(judge(command, hold("c-1", NOW, LINES)))
                .isEqualTo(
                        new CeilingRules.Verdict(
                                Result.APPLIED, "it was carried out before", false));
        assertThat(judge(command, hold("c-1", NOW, null)).result()).isEqualTo(Result.NOT_NEEDED);
    }

    @Test
    void aCommandThatWasOvertakenChangesNothing() {
        // Given
        CeilingHold newer = hold("c-2", NOW, null);

        // Then
        assertThat(judge(command("c-1", LINES, 3, NOW.minusSeconds(1)), newer).changes()).isFalse();
    }

    @Test
    void theLowestOfAllRunsCountsAndTheFirstEndIsTheNextChange() {
        // When
        MeetingCeiling held =
                MeetingCeiling.of(
                        List.of(
                                new CeilingHold("a", "c-1", NOW, LINES, NOW.plusSeconds(9), 4),
                                new CeilingHold(
                                        "b",
                                        "c-2",
                                        NOW,
                                        new Ceiling(true, 720, 500_000L),
                                        NOW.plusSeconds(5),
                                        7),
                                new CeilingHold("c", "c-3", NOW, null, null, 9)));

        // Then
        assertThat(held)
                .isEqualTo(
                        new MeetingCeiling(
                                new Ceiling(true, 360, 500_000L), 9, NOW.plusSeconds(5)));
    }

    private static CeilingRules.Verdict judge(LayerCeiling command, CeilingHold held) {
        return CeilingRules.judge(command, PLACED, held, NOW);
    }

    private static CeilingHold hold(String commandId, Instant issuedAt, Ceiling ceiling) {
        return new CeilingHold(
                "run",
                commandId,
                issuedAt,
                ceiling,
                ceiling == null ? null : NOW.plusSeconds(3_600),
                1);
    }

    private static LayerCeiling command(String id, Ceiling ceiling, long epoch, Instant issuedAt) {
        return new LayerCeiling(
                id,
                "abc-defg-hij",
                "run",
                ceiling,
                ceiling == null ? null : NOW.plusSeconds(3_600),
                epoch,
                "a test",
                issuedAt,
                issuedAt.plusSeconds(15));
    }
}
