package dev.evenkeel.incident.run.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.contracts.plan.PlanRun.Target;
import dev.evenkeel.contracts.plan.PlanStepRun;
import dev.evenkeel.incident.alert.domain.Outcome;
import dev.evenkeel.incident.plan.domain.PlanAction;
import dev.evenkeel.incident.plan.domain.PlanTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EngineTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Outcome ARRIVED = new Outcome.Arrived(200);
    private static final Outcome MISSED =
            new Outcome.Missed(503, "answered with status 503", false);
    private static final String DRAIN =
            """
            - id: empty
              text: Empties it.
              action: drain-relay
              within: PT10M
              onTimeout: roll-back
              retry: {attempts: 3, backOff: PT2S}
              rollBack: {action: take-back-relay}
            """;
    private static final String ASK =
            """
            - id: ask
              text: Is it so?
              action: ask-person
              role: admin
              options: [so, not so]
              within: PT10M
              onTimeout: roll-back
            """;
    private static final String WAIT =
            """
            - id: well
              text: It is over.
              action: wait-for
              until: resolved
              within: PT1H
              onTimeout: stop
            """;

    private static final String LOWER =
            """
            - id: lower
              text: Makes pictures smaller.
              action: lower-layers
              height: 360
              atMost: PT1H
              within: PT1M
              onTimeout: roll-back
              rollBack: {action: raise-layers}
            """;
    private static final String RAISE =
            """
            - id: raise
              text: Makes them large again.
              action: raise-layers
              stay: PT5M
              within: PT10M
              onTimeout: continue
            """;

    private Incident.State incident = Incident.State.OPEN;
    private Set<String> ready = Set.of("relay-a", "relay-b");
    private String busyWith;

    @Test
    void stepsAreTakenInTheirOrderAndTheRunIsCompleted() {
        // Given
        Engine.Advance begun = advance(begin(DRAIN + WAIT), NOW);
        Run acted = noted(begun, DRAIN + WAIT, ARRIVED, NOW.plusSeconds(1));

        // When
        incident = Incident.State.RESOLVED;
        PlanRun after = advance(acted, NOW.plusSeconds(2)).after();

        // Then
        assertThat(begun.deed()).map(Deed::stepId).contains("empty");
        assertThat(after.state()).isEqualTo(PlanRun.State.COMPLETED);
        assertThat(states(after)).containsExactly(PlanStepRun.State.DONE, PlanStepRun.State.DONE);
        assertThat(after.endedAt()).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void aStepWhoseOutcomeWasNotNotedIsDoneAgainUnderTheSameKey() {
        // Given
        Engine.Advance begun = advance(begin(DRAIN), NOW);

        // When
        Engine.Advance again = advance(with(begun.after(), DRAIN), NOW.plusSeconds(40));

        // Then
        assertThat(again.deed()).isEqualTo(begun.deed()).isPresent();
        assertThat(again.after()).isEqualTo(begun.after());
    }

    @Test
    void aStepThatFailsIsTriedAgainWithGrowingPausesAndThenRolledBack() {
        // Given
        Run run = with(advance(begin(DRAIN), NOW).after(), DRAIN);
        Deed deed = advance(run, NOW).deed().orElseThrow();

        // When
        Run once = with(Noting.noted(run, deed, MISSED, NOW), DRAIN);
        Run twice = with(Noting.noted(once, deed, MISSED, NOW.plusSeconds(2)), DRAIN);
        Run thrice = with(Noting.noted(twice, deed, MISSED, NOW.plusSeconds(6)), DRAIN);

        // Then
        assertThat(advance(once, NOW.plusMillis(1_999)).deed()).isEmpty();
        assertThat(advance(once, NOW.plusSeconds(2)).deed()).isPresent();
        assertThat(advance(twice, NOW.plusMillis(5_999)).deed()).isEmpty();
        assertThat(advance(twice, NOW.plusSeconds(6)).deed()).isPresent();
        assertThat(thrice.shown().state()).isEqualTo(PlanRun.State.ROLLING_BACK);
        Deed undo = advance(thrice, NOW.plusSeconds(6)).deed().orElseThrow();
        assertThat(undo.undo()).isTrue();
        assertThat(undo.key()).isNotEqualTo(deed.key());
        PlanRun undone =
                advance(with(Noting.noted(thrice, undo, ARRIVED, NOW.plusSeconds(7)), DRAIN), NOW)
                        .after();
        assertThat(undone.state()).isEqualTo(PlanRun.State.ROLLED_BACK);
        assertThat(states(undone)).containsExactly(PlanStepRun.State.ROLLED_BACK);
    }

    @Test
    void aPersonWhoDoesNotAnswerInTimeRollsBackWhatWasDone() {
        // Given
        String steps = DRAIN + ASK + WAIT;
        Run asked = noted(advance(begin(steps), NOW), steps, ARRIVED, NOW);
        Run waiting = with(advance(asked, NOW).after(), steps);

        // When
        Engine.Advance inTime = advance(waiting, NOW.plus(Duration.ofMinutes(10)));
        Engine.Advance late = advance(waiting, NOW.plus(Duration.ofMinutes(10)).plusMillis(1));

        // Then
        assertThat(inTime.after().state()).isEqualTo(PlanRun.State.RUNNING);
        assertThat(late.deed()).map(Deed::undo).contains(true);
        assertThat(states(late.after()))
                .containsExactly(
                        PlanStepRun.State.DONE,
                        PlanStepRun.State.TIMED_OUT,
                        PlanStepRun.State.SKIPPED);
    }

    @Test
    void aStepWhoseConditionDoesNotHoldIsSkipped() {
        // Given
        String steps =
                ASK
                        + WAIT.replace(
                                "onTimeout: stop",
                                "onTimeout: stop\n  onlyIf: {step: ask, answer: so}");
        Run asked = with(advance(begin(steps), NOW).after(), steps);

        // When
        PlanRun answered =
                done(RunDesk.decide(asked, act(Act.Kind.ANSWER, "ask", "not so", "admin"), NOW));
        PlanRun after = advance(with(answered, steps), NOW).after();

        // Then
        assertThat(after.state()).isEqualTo(PlanRun.State.COMPLETED);
        assertThat(states(after))
                .containsExactly(PlanStepRun.State.DONE, PlanStepRun.State.SKIPPED);
        assertThat(after.steps().getFirst().by()).isEqualTo("acc-1");
    }

    @Test
    void anApprovalIsGivenByTheRightRoleOnly() {
        // Given
        String steps = DRAIN.replace("within:", "approval: admin\n  within:");
        Run waiting = with(advance(begin(steps), NOW).after(), steps);

        // When
        RunDesk.Reply byOperator =
                RunDesk.decide(waiting, act(Act.Kind.APPROVE, "empty", null, "operator"), NOW);
        PlanRun byAdmin =
                done(RunDesk.decide(waiting, act(Act.Kind.APPROVE, "empty", null, "admin"), NOW));

        // Then
        assertThat(states(waiting.shown())).containsExactly(PlanStepRun.State.AWAITING_APPROVAL);
        assertThat(advance(waiting, NOW).deed()).isEmpty();
        assertThat(byOperator).isInstanceOf(RunDesk.Reply.Forbidden.class);
        assertThat(advance(with(byAdmin, steps), NOW).deed()).isPresent();
        assertThat(
                        RunDesk.decide(
                                with(byAdmin, steps),
                                act(Act.Kind.APPROVE, "empty", null, "admin"),
                                NOW))
                .isInstanceOf(RunDesk.Reply.Conflict.class);
    }

    @Test
    void whoRefusesStopsWhatWasNotBegun() {
        // Given
        String steps = DRAIN.replace("within:", "approval: operator\n  within:");
        Run waiting = with(advance(begin(steps), NOW).after(), steps);

        // When
        PlanRun refused =
                done(RunDesk.decide(waiting, act(Act.Kind.REFUSE, "empty", null, "operator"), NOW));
        PlanRun after = advance(with(refused, steps), NOW).after();

        // Then: nothing was done, so nothing is undone
        assertThat(after.state()).isEqualTo(PlanRun.State.ROLLED_BACK);
        assertThat(states(after)).containsExactly(PlanStepRun.State.REFUSED);
    }

    @Test
    void twoRunsDoNotActOnOneTarget() {
        // Given
        busyWith = "run-0";

        // When
        Engine.Advance waits = advance(begin(DRAIN), NOW);
        busyWith = null;
        Engine.Advance goesOn = advance(with(waits.after(), DRAIN), NOW);

        // Then
        assertThat(waits.deed()).isEmpty();
        assertThat(waits.after().waitsFor()).isEqualTo("Run run-0 acts on the same target.");
        assertThat(goesOn.deed()).isPresent();
    }

    @Test
    void whoHearsNoRelayDoesNothingToRelays() {
        // Given
        ready = Set.of();

        // When
        Engine.Advance deaf = advance(begin(DRAIN), NOW);
        ready = Set.of("relay-a");
        Engine.Advance last = advance(begin(DRAIN), NOW);

        // Then
        assertThat(deaf.deed()).isEmpty();
        assertThat(deaf.after().steps().getFirst().detail()).contains("the observer is suspected");
        assertThat(last.deed()).isEmpty();
        assertThat(last.after().steps().getFirst().detail()).contains("No other relay is ready");
    }

    @Test
    void aRunWhoseIncidentIsOverBeforeItBeginsIsCancelled() {
        // Given
        incident = Incident.State.RESOLVED;

        // Then
        assertThat(advance(begin(DRAIN), NOW).after().state()).isEqualTo(PlanRun.State.CANCELLED);
    }

    @Test
    void whatIsDoneWhileARunIsCancelledCanBeUndone() {
        // Given
        Engine.Advance begun = advance(begin(DRAIN), NOW);
        Run running = with(begun.after(), DRAIN);

        // When
        PlanRun cancelled =
                done(RunDesk.decide(running, act(Act.Kind.CANCEL, null, null, "operator"), NOW));
        Run after =
                with(
                        Noting.noted(
                                with(cancelled, DRAIN), begun.deed().orElseThrow(), ARRIVED, NOW),
                        DRAIN);
        PlanRun rolling =
                done(RunDesk.decide(after, act(Act.Kind.ROLL_BACK, null, null, "operator"), NOW));

        // Then
        assertThat(cancelled.state()).isEqualTo(PlanRun.State.CANCELLED);
        assertThat(states(after.shown())).containsExactly(PlanStepRun.State.DONE);
        assertThat(advance(with(rolling, DRAIN), NOW).deed()).map(Deed::undo).contains(true);
    }

    @Test
    void layersStayLoweredForAsLongAsThePlanSays() {
        // Given
        String steps = LOWER + WAIT + RAISE;
        Run lowered = noted(advance(begin(steps), NOW), steps, ARRIVED, NOW.plusSeconds(1));
        incident = Incident.State.RESOLVED;

        // When
        Engine.Advance early = advance(lowered, NOW.plusSeconds(60));
        Engine.Advance due = advance(with(early.after(), steps), NOW.plusSeconds(302));

        // Then
        assertThat(early.deed()).isEmpty();
        assertThat(early.after().steps().getLast().detail())
                .isEqualTo("Layers stay as they are until 2026-03-02T10:05:01Z.");
        assertThat(due.deed()).map(Deed::stepId).contains("raise");
    }

    @Test
    void loweringIsRolledBackByRaising() {
        // Given
        Engine.Advance begun = advance(begin(LOWER), NOW);
        Run failed = noted(begun, LOWER, MISSED, NOW.plusSeconds(1));

        // When
        Deed undo = advance(failed, NOW.plusSeconds(2)).deed().orElseThrow();

        // Then
        assertThat(undo.action()).isInstanceOf(PlanAction.RaiseLayers.class);
        assertThat(undo.undo()).isTrue();
    }

    private Run begin(String steps) {
        Run.Order order =
                new Run.Order("run-1", new Target("relay", "relay-a"), "inc-1", null, Run.SELF);
        return Run.begin(PlanTexts.read("one", steps), order, NOW);
    }

    private Engine.Advance advance(Run run, Instant now) {
        return Engine.advance(run, new Facts(incident(), ready, busyWith), now);
    }

    private static Run noted(Engine.Advance advance, String steps, Outcome outcome, Instant now) {
        Run run = with(advance.after(), steps);
        return with(Noting.noted(run, advance.deed().orElseThrow(), outcome, now), steps);
    }

    private static Run with(PlanRun shown, String steps) {
        return new Run(shown, PlanTexts.read("one", steps));
    }

    private static PlanRun done(RunDesk.Reply reply) {
        assertThat(reply).isInstanceOf(RunDesk.Reply.Done.class);
        return ((RunDesk.Reply.Done) reply).after();
    }

    private static Act act(Act.Kind kind, String stepId, String answer, String role) {
        return new Act(kind, "acc-1", Set.of(role), stepId, answer, null);
    }

    private static List<PlanStepRun.State> states(PlanRun run) {
        return run.steps().stream().map(PlanStepRun::state).toList();
    }

    private Incident incident() {
        return new Incident(
                "inc-1",
                "relay-lost",
                Incident.Severity.CRITICAL,
                incident,
                new Incident.Cause("relay", "relay-a"),
                "",
                NOW,
                NOW,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                1,
                null,
                null);
    }
}
