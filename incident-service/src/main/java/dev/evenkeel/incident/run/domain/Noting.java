package dev.evenkeel.incident.run.domain;

import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.contracts.plan.PlanStepRun.State;
import dev.evenkeel.incident.alert.domain.Outcome;
import dev.evenkeel.incident.plan.domain.PlanStep;
import java.time.Instant;

/** What becomes of a step when its deed has been tried. */
public final class Noting {
    private static final int MOST_UNDO_ATTEMPTS = 5;

    private Noting() {}

    /** The run after a deed, however it stands by now. */
    public static PlanRun noted(Run run, Deed deed, Outcome outcome, Instant now) {
        RunDraft draft = new RunDraft(run, now);
        draft.indexOf(deed.stepId())
                .ifPresent(index -> {
                    if (deed.undo()) {
                        undone(draft, index, outcome, now);
                    } else {
                        done(draft, index, outcome, now);
                    }
                });
        return draft.done();
    }

    private static void done(RunDraft draft, int index, Outcome outcome, Instant now) {
        boolean underWay = draft.step(index).state() == State.RUNNING;
        switch (outcome) {
            case Outcome.Arrived arrived when underWay ->
                    draft.over(index, State.DONE, arrived.detail());
            case Outcome.Arrived _ ->
                    draft.over(index, State.DONE, "Carried out while the run was being ended.");
            case Outcome.Missed missed when underWay -> missed(draft, index, missed, now);
            case Outcome.Missed _ -> {}
        }
    }

    private static void missed(RunDraft draft, int index, Outcome.Missed missed, Instant now) {
        PlanStep.Retry retry = draft.planned(index).retry();
        int made = draft.step(index).attempts() + 1;
        draft.retry(index, now.plus(retry.pause(made)), missed.reason());
        if (missed.forGood() || made >= retry.attempts()) {
            draft.over(index, State.FAILED, missed.reason());
            draft.missed(index);
        }
    }

    private static void undone(RunDraft draft, int index, Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.Arrived _ -> draft.over(index, State.ROLLED_BACK, "Undone.");
            case Outcome.Missed missed -> {
                int made = draft.step(index).attempts() + 1;
                draft.retry(
                        index, now.plus(draft.planned(index).retry().pause(made)), missed.reason());
                if (missed.forGood() || made >= MOST_UNDO_ATTEMPTS) {
                    draft.over(index, State.FAILED, "Could not be undone: " + missed.reason());
                }
            }
        }
    }
}
