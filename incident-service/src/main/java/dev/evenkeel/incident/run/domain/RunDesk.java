package dev.evenkeel.incident.run.domain;

import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.contracts.plan.PlanStepRun;
import dev.evenkeel.contracts.plan.PlanStepRun.State;
import dev.evenkeel.incident.plan.domain.PlanAction;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Says whether what a person wants can be done with a run as it is, and does it. */
public final class RunDesk {
    private RunDesk() {}

    /** What came of it. */
    public sealed interface Reply {
        /** Done: the run after it. */
        record Done(PlanRun after) implements Reply {}

        /** Not as the run is now. */
        record Conflict(String detail) implements Reply {}

        /** Not by this person. */
        record Forbidden(String detail) implements Reply {}
    }

    /** Decides; the same act on what it has changed already is a conflict. */
    public static Reply decide(Run run, Act act, Instant now) {
        RunDraft draft = new RunDraft(run, now);
        return switch (act.kind()) {
            case CANCEL -> cancel(run, draft, act);
            case ROLL_BACK -> rollBack(run, draft);
            case APPROVE, REFUSE, ANSWER, DONE -> onStep(run, draft, act);
        };
    }

    private static Reply cancel(Run run, RunDraft draft, Act act) {
        if (Run.isOver(run.shown().state())) {
            return new Reply.Conflict("the run is over");
        }
        draft.end(PlanRun.State.CANCELLED, act.words("Cancelled by " + act.by()));
        return new Reply.Done(draft.done());
    }

    private static Reply rollBack(Run run, RunDraft draft) {
        PlanRun.State state = run.shown().state();
        if (state == PlanRun.State.ROLLING_BACK || state == PlanRun.State.ROLLED_BACK) {
            return new Reply.Conflict("the run is rolled back already");
        }
        return draft.rollBack()
                ? new Reply.Done(draft.done())
                : new Reply.Conflict("no step of it can be undone");
    }

    private static Reply onStep(Run run, RunDraft draft, Act act) {
        OptionalInt found =
                act.stepId() == null ? OptionalInt.empty() : draft.indexOf(act.stepId());
        if (found.isEmpty() || run.shown().state() != PlanRun.State.RUNNING) {
            return new Reply.Conflict("the run has no step %s under way".formatted(act.stepId()));
        }
        int index = found.getAsInt();
        PlanStepRun step = draft.step(index);
        State needed =
                act.kind() == Act.Kind.APPROVE || act.kind() == Act.Kind.REFUSE
                        ? State.AWAITING_APPROVAL
                        : State.RUNNING;
        if (step.state() != needed) {
            return new Reply.Conflict("step %s is not %s".formatted(step.stepId(), word(needed)));
        }
        if (!act.may(step.role())) {
            return new Reply.Forbidden("it needs the role " + step.role());
        }
        @Nullable String wrong = change(draft, index, act);
        return wrong == null ? new Reply.Done(draft.done()) : new Reply.Conflict(wrong);
    }

    private static @Nullable String change(RunDraft draft, int index, Act act) {
        boolean asks = draft.planned(index).action() instanceof PlanAction.AskPerson;
        switch (act.kind()) {
            case APPROVE -> draft.approved(index, act.by());
            case REFUSE -> {
                draft.over(index, State.REFUSED, act.words("Refused"), act.by());
                draft.missed(index);
            }
            case ANSWER -> {
                String answer = act.answer();
                if (!asks || answer == null || !draft.step(index).options().contains(answer)) {
                    return "the step takes one of " + draft.step(index).options();
                }
                draft.answered(index, act.by(), answer);
            }
            case DONE -> {
                if (asks) {
                    return "the step wants an answer";
                }
                draft.over(index, State.DONE, act.words("Done by hand"), act.by());
            }
            case CANCEL, ROLL_BACK -> throw new IllegalStateException("not about a step");
        }
        return null;
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
