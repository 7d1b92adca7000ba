package dev.evenkeel.incident.run.domain;

import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.contracts.plan.PlanStepRun;
import dev.evenkeel.contracts.plan.PlanStepRun.State;
import dev.evenkeel.incident.plan.domain.PlanAction;
import dev.evenkeel.incident.plan.domain.PlanStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A run while one decision changes it; {@link #done} makes the next revision of what differs. */
final class RunDraft {
    private final Run before;
    private final Instant now;
    private final List<PlanStepRun> steps;
    private PlanRun.State state;
    private @Nullable String waitsFor;
    private @Nullable Instant endedAt;

    RunDraft(Run before, Instant now) {
        this.before = before;
        this.now = now;
        steps = new ArrayList<>(before.shown().steps());
        state = before.shown().state();
        waitsFor = before.shown().waitsFor();
        endedAt = before.shown().endedAt();
    }

    PlanRun.State state() {
        return state;
    }

    PlanStepRun step(int index) {
        return steps.get(index);
    }

    PlanStep planned(int index) {
        return before.plan().steps().get(index);
    }

    /** The first step that is not over. */
    OptionalInt current() {
        return IntStream.range(0, steps.size())
                .filter(index -> !Run.isOver(steps.get(index).state()))
                .findFirst();
    }

    OptionalInt indexOf(String stepId) {
        return IntStream.range(0, steps.size())
                .filter(index -> steps.get(index).stepId().equals(stepId))
                .findFirst();
    }

    /** When a step last lowered layers. */
    Optional<Instant> lastLoweredAt() {
        return IntStream.range(0, steps.size())
                .filter(index -> planned(index).action() instanceof PlanAction.LowerLayers)
                .mapToObj(steps::get)
                .filter(step -> step.state() == State.DONE)
                .map(PlanStepRun::endedAt)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .max(Instant::compareTo);
    }

    void waitFor(@Nullable String what) {
        waitsFor = what;
    }

    void run() {
        state = PlanRun.State.RUNNING;
        waitsFor = null;
    }

    void begin(int index, State entered) {
        StepDraft draft = new StepDraft(steps.get(index));
        draft.state = entered;
        draft.beganAt = now;
        draft.dueAt = now.plus(planned(index).within());
        steps.set(index, draft.done());
    }

    void approved(int index, String by) {
        StepDraft draft = new StepDraft(steps.get(index));
        draft.state = State.RUNNING;
        draft.by = by;
        steps.set(index, draft.done());
    }

    void detail(int index, String text) {
        StepDraft draft = new StepDraft(steps.get(index));
        draft.detail = text;
        steps.set(index, draft.done());
    }

    /** It failed and is tried again later. */
    void retry(int index, Instant at, String why) {
        StepDraft draft = new StepDraft(steps.get(index));
        draft.attempts++;
        draft.retryAt = at;
        draft.detail = why;
        steps.set(index, draft.done());
    }

    void answered(int index, String by, String answer) {
        StepDraft draft = new StepDraft(steps.get(index));
        draft.by = by;
        draft.answer = answer;
        steps.set(index, draft.done());
        over(index, State.DONE, "Answered: " + answer + ".", by);
    }

    void over(int index, State how, String detail) {
        over(index, how, detail, steps.get(index).by());
    }

    void over(int index, State how, String detail, @Nullable String by) {
        StepDraft draft = new StepDraft(steps.get(index));
        draft.state = how;
        draft.endedAt = now;
        draft.retryAt = null;
        draft.detail = detail;
        draft.by = by;
        steps.set(index, draft.done());
    }

    /** A step has not succeeded: the run goes on as the plan says. */
    void missed(int index) {
        switch (planned(index).onTimeout()) {
            case STOP -> end(PlanRun.State.FAILED, "The plan stopped before it.");
            case CONTINUE -> {}
            case ROLL_BACK -> rollBack();
        }
    }

    void end(PlanRun.State how, String ofTheRest) {
        skipRest(ofTheRest);
        state = how;
        waitsFor = null;
        endedAt = now;
    }

    /** Undoes what can be undone; false when nothing can be. */
    boolean rollBack() {
        skipRest("The plan was rolled back before it.");
        boolean any = false;
        for (int index = 0; index < steps.size(); index++) {
            if (mayHaveActed(index)) {
                StepDraft draft = new StepDraft(steps.get(index));
                draft.attempts = 0;
                draft.retryAt = now;
                steps.set(index, draft.done());
                any = true;
            }
        }
        state = PlanRun.State.ROLLING_BACK;
        endedAt = null;
        return any;
    }

    /** The last step that is to be undone. */
    OptionalInt toUndo() {
        return IntStream.range(0, steps.size())
                .filter(index -> steps.get(index).retryAt() != null)
                .reduce((_, later) -> later);
    }

    boolean anyNotUndone() {
        return IntStream.range(0, steps.size()).anyMatch(this::mayHaveActed);
    }

    /** The run after the decision: the same object when nothing differs. */
    PlanRun done() {
        PlanRun same = build(before.shown().revision());
        return same.equals(before.shown()) ? before.shown() : build(before.shown().revision() + 1);
    }

    private boolean mayHaveActed(int index) {
        PlanStepRun step = steps.get(index);
        boolean approved = planned(index).approval() == null || step.by() != null;
        return planned(index).rollBack().isPresent()
                && approved
                && step.beganAt() != null
                && switch (step.state()) {
                    case RUNNING, DONE, FAILED, TIMED_OUT -> true;
                    case PENDING, AWAITING_APPROVAL, REFUSED, SKIPPED, ROLLED_BACK -> false;
                };
    }

    private void skipRest(String why) {
        for (OptionalInt rest = current(); rest.isPresent(); rest = current()) {
            boolean begun = step(rest.getAsInt()).state() == State.RUNNING;
            over(
                    rest.getAsInt(),
                    begun && mayHaveActed(rest.getAsInt()) ? State.FAILED : State.SKIPPED,
                    why);
        }
    }

    private PlanRun build(long revision) {
        PlanRun old = before.shown();
        return new PlanRun(
                old.runId(),
                old.planId(),
                old.planVersion(),
                old.responsible(),
                old.target(),
                old.incidentId(),
                old.drillId(),
                state,
                old.startedBy(),
                old.createdAt(),
                endedAt,
                waitsFor,
                steps,
                revision);
    }
}
