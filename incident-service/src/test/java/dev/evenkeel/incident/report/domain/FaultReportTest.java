package dev.evenkeel.incident.report.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.failover.FailoverCommand.Action;
import dev.evenkeel.contracts.failover.FailoverOutcome;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.meeting.MeetingPlaced.Reason;
import dev.evenkeel.contracts.meeting.PathSwitched;
import dev.evenkeel.contracts.meeting.RelayPair;
import dev.evenkeel.incident.LostRelay;
import dev.evenkeel.incident.incident.domain.Hold;
import dev.evenkeel.incident.incident.domain.IncidentCase;
import dev.evenkeel.incident.plan.domain.CommandId;
import dev.evenkeel.incident.plan.domain.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultReportTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final String MEETING = "abc-defg-hij";
    private static final String PROMOTION =
            CommandId.of("inc-1", MEETING, 1, Action.PROMOTE_STANDBY, 1);

    @Test
    void thePlacementWhenTheFaultBeganTellsTheRole() {
        // Given: a later step of the same case, when a had become the standby
        List<Object> facts =
                List.of(
                        placed("a", "b", 1, Reason.CREATED, null, 0),
                        switched("p-1", 10_165),
                        switched("p-2", 10_170),
                        switched("p-3", 10_168),
                        placed("b", null, 2, Reason.RELAY_LOST, PROMOTION, 10_900),
                        placed("b", "a", 3, Reason.STANDBY_RESTORED, null, 25_000),
                        new MeetingEnded(MEETING, MeetingEnded.Reason.HOST, at(60_000)));
        Step later = step(3, Action.REPLACE_STANDBY, 30_650);

        // When
        MeetingReport report = report(facts, lost("a", 10_000, 10_650, later));

        // Then
        MeetingReport.Fault fault = report.faults().getFirst();
        assertThat(fault.cause()).isEqualTo(new Incident.Cause("relay", "a"));
        assertThat(fault.explanation().code()).isEqualTo("relay-lost.moved");
        assertThat(fault.explanation().params())
                .containsEntry("toRelayId", "b")
                .containsEntry("participants", 3)
                .containsEntry("longestInterruptionMillis", 165L);
        assertThat(fault.times().movedAt()).isEqualTo(at(10_900));
        assertThat(fault.durations().decideMillis()).isEqualTo(250);
        assertThat(report.longestInterruptionMillis()).isEqualTo(165);
    }

    /** The first pair goes on; what took over is told of the pair that lost its primary. */
    @Test
    void ofALargeMeetingThePairThatWasMendedIsExplained() {
        // Given
        List<Object> facts =
                List.of(
                        placed("c", "d", 1, Reason.CREATED, null, 0),
                        spread(2, Reason.SPREAD, null, 5_000, new RelayPair("a", "b")),
                        switched("p-1", 10_165),
                        spread(3, Reason.RELAY_LOST, ofEpoch(2), 10_900, new RelayPair("b", "d")),
                        new MeetingEnded(MEETING, MeetingEnded.Reason.HOST, at(60_000)));

        // When
        MeetingReport report =
                report(facts, lost("a", 10_000, 10_650, step(2, Action.PROMOTE_STANDBY, 10_660)));

        // Then
        MeetingReport.Fault fault = report.faults().getFirst();
        assertThat(fault.explanation().code()).isEqualTo("relay-lost.moved");
        assertThat(fault.explanation().params())
                .containsEntry("toRelayId", "b")
                .containsEntry("participants", 1);
        assertThat(report.placements())
                .extracting(MeetingReport.Placement::branches)
                .containsExactly(
                        null, List.of(new RelayPair("a", "b")), List.of(new RelayPair("b", "d")));
    }

    private static MeetingPlaced spread(
            long epoch,
            Reason reason,
            @Nullable String commandId,
            long millis,
            RelayPair... branches) {
        return new MeetingPlaced(
                MEETING, "c", "d", epoch, reason, commandId, at(millis), List.of(branches));
    }

    private static String ofEpoch(long epoch) {
        return CommandId.of("inc-1", MEETING, epoch, Action.PROMOTE_STANDBY, 1);
    }

    @Test
    void theCommandThatMendedItTellsWhenItWasDecided() {
        // Given
        List<Object> facts =
                List.of(
                        placed("a", "b", 1, Reason.CREATED, null, 0),
                        switched("p-1", 10_165),
                        placed("b", null, 2, Reason.RELAY_LOST, PROMOTION, 10_900),
                        new MeetingEnded(MEETING, MeetingEnded.Reason.HOST, at(60_000)));

        // When
        MeetingReport report =
                report(facts, lost("a", 10_000, 10_650, step(1, Action.PROMOTE_STANDBY, 10_660)));

        // Then
        MeetingReport.Durations durations = report.faults().getFirst().durations();
        assertThat(durations.decideMillis()).isEqualTo(10);
        assertThat(durations.moveMillis()).isEqualTo(240);
    }

    @Test
    void nobodyNoticesTheLossOfAStandby() {
        // Given
        List<Object> facts =
                List.of(
                        placed("b", "a", 1, Reason.CREATED, null, 0),
                        new MeetingEnded(MEETING, MeetingEnded.Reason.HOST, at(60_000)));

        // When
        MeetingReport report =
                report(facts, lost("a", 10_000, 10_650, step(1, Action.REPLACE_STANDBY, 10_660)));

        // Then
        assertThat(report.faults().getFirst().explanation().code())
                .isEqualTo("relay-lost.standby-replaced");
    }

    private static MeetingReport report(List<Object> facts, IncidentCase lost) {
        return ReportBuilder.build(
                MeetingStory.of(MEETING, facts, List.of(), List.of(lost)), at(62_000));
    }

    private static IncidentCase lost(String relayId, long began, long opened, Step step) {
        Incident incident =
                LostRelay.incident(
                        "inc-1",
                        Incident.State.MITIGATED,
                        relayId,
                        at(began),
                        at(opened),
                        List.of(MEETING));
        return new IncidentCase(
                incident, at(opened), true, relayId + "1", null, Hold.NONE, Map.of(MEETING, step));
    }

    private static Step step(long epoch, Action action, long issued) {
        return new Step(
                MEETING,
                action,
                epoch,
                1,
                CommandId.of("inc-1", MEETING, epoch, action, 1),
                at(issued),
                at(issued + 15_000),
                FailoverOutcome.Result.APPLIED,
                epoch + 1,
                "b",
                at(issued + 200));
    }

    private static MeetingPlaced placed(
            String primary,
            @Nullable String standby,
            long epoch,
            Reason reason,
            @Nullable String commandId,
            long millis) {
        return new MeetingPlaced(MEETING, primary, standby, epoch, reason, commandId, at(millis));
    }

    private static PathSwitched switched(String participantId, long millis) {
        return new PathSwitched(
                MEETING,
                participantId,
                "a",
                "b",
                1,
                PathSwitched.Reason.RELAY_LOST,
                165,
                at(millis));
    }

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }
}
