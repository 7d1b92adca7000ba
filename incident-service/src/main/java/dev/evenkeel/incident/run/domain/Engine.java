package dev.evenkeel.incident.run.domain;

import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.contracts.plan.PlanStepRun;
import dev.evenkeel.contracts.plan.PlanStepRun.State;
import dev.evenkeel.incident.plan.domain.PlanAction;
import dev.evenkeel.incident.plan.domain.PlanStep;
import dev.evenkeel.incident.plan.domain.PlanStep.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Decides how a run goes on. Each decision is made from what is stored and what is seen, so it may
 * be repeated from any moment: a step that was begun and whose outcome was not noted is done again,
 * under the same key.
 *
 * <pre>
 *   waiting ──target free──▶ running ──last step over──▶ completed
 *      │                      │   │ step missed: stop ──▶ failed
 *      └──────cancelled◀──────┘   └ roll back ──▶ rolling-back ──▶ rolled-back | failed
 * </pre>
 */
public final class Engine {
    private static final String OBSERVER =
            "No relay is ready or heard: the observer is suspected, not the relays. Nothing is done"
                    + " to them.";

    private final Run run;
    private final Facts facts;
    private final Instant now;
    private final RunDraft draft;

    private Engine(Run run, Facts facts, Instant now) {
        this.run = run;
        this.facts = facts;
        this.now = now;
        this.draft = new RunDraft(run, now);
    }

    /**
     * A decision.
     *
     * @param deed to be done once {@code after} is stored
     */
    public record Advance(PlanRun after, Optional<Deed> deed) {}

    /** All that can be decided now. */
    public static Advance advance(Run run, Facts facts, Instant now) {
        Engine engine = new Engine(run, facts, now);
        Optional<Deed> deed =
                switch (run.shown().state()) {
                    case WAITING -> engine.begin();
                    case RUNNING -> engine.proceed();
                    case ROLLING_BACK -> engine.undo();
                    case COMPLETED, FAILED, CANCELLED, ROLLED_BACK -> Optional.empty();
                };
        return new Advance(engine.draft.done(), deed);
    }

    private Optional<Deed> begin() {
        if (facts.hasReached(Until.RESOLVED)) {
            draft.end(PlanRun.State.CANCELLED, "The incident was over before the plan began.");
            return Optional.empty();
        }
        if (facts.busyWith() != null) {
            draft.waitFor("Run " + facts.busyWith() + " acts on the same target.");
            return Optional.empty();
        }
        draft.run();
        return proceed();
    }

    private Optional<Deed> proceed() {
        while (draft.state() == PlanRun.State.RUNNING) {
            OptionalInt current = draft.current();
            if (current.isEmpty()) {
                draft.end(PlanRun.State.COMPLETED, "");
                return Optional.empty();
            }
            Optional<Deed> deed = Optional.empty();
            PlanStepRun before = draft.step(current.getAsInt());
            if (!settle(current.getAsInt())) {
                deed = act(current.getAsInt());
            }
            boolean same = before.state() == draft.step(current.getAsInt()).state();
            if (deed.isPresent() || same) {
                return deed;
            }
        }
        return draft.state() == PlanRun.State.ROLLING_BACK ? undo() : Optional.empty();
    }

    /** Whether a step was skipped, begun or given up. */
    private boolean settle(int index) {
        PlanStepRun step = draft.step(index);
        PlanStep planned = draft.planned(index);
        Optional<String> unmet = unmet(planned.onlyIf());
        boolean waitsForPerson =
                step.state() != State.RUNNING || planned.action() instanceof PlanAction.AskPerson;
        if (unmet.isPresent() && waitsForPerson) {
            draft.over(index, State.SKIPPED, unmet.get());
            return true;
        }
        if (step.state() == State.PENDING) {
            draft.begin(
                    index, planned.approval() == null ? State.RUNNING : State.AWAITING_APPROVAL);
            return true;
        }
        if (step.dueAt() != null && now.isAfter(step.dueAt())) {
            draft.over(index, State.TIMED_OUT, "Its time was up.");
            draft.missed(index);
            return true;
        }
        return false;
    }

    private Optional<Deed> act(int index) {
        PlanStepRun step = draft.step(index);
        if (step.state() != State.RUNNING) {
            return Optional.empty();
        }
        return switch (draft.planned(index).action()) {
            case PlanAction.MoveMeetings _ ->
                    follow(index, Until.MITIGATED, "Every affected meeting is mended.");
            case PlanAction.WaitFor(Until until) ->
                    follow(
                            index,
                            until,
                            until == Until.RESOLVED
                                    ? "The incident is resolved."
                                    : "The incident is mitigated.");
            case PlanAction.AskPerson _ -> Optional.empty();
            case PlanAction.PageTeam(String team) -> {
                draft.over(index, State.DONE, "Team " + team + " was alerted.");
                yield Optional.empty();
            }
            case PlanAction.DrainRelay _ -> deed(index, hold(true));
            case PlanAction.TakeBackRelay _ -> deed(index, hold(false));
            case PlanAction.RaiseLayers(Duration stay) -> deed(index, stays(stay));
            case PlanAction.LowerLayers _,
                    PlanAction.SwitchDevice _,
                    PlanAction.SwitchLink _,
                    PlanAction.TakeBackLink _,
                    PlanAction.CallWebhook _ ->
                    deed(index, null);
        };
    }

    private Optional<Deed> follow(int index, Until until, String reached) {
        if (facts.incident() == null) {
            draft.over(index, State.SKIPPED, "The run has no incident.");
        } else if (facts.hasReached(until)) {
            draft.over(index, State.DONE, reached);
        }
        return Optional.empty();
    }

    /** Why nothing may be done to the relay now; {@code null}: nothing is in the way. */
    private @Nullable String hold(boolean takesAway) {
        String relay = run.shown().target().id();
        if (facts.readyRelays().isEmpty()) {
            return takesAway ? OBSERVER : null;
        }
        boolean last = facts.readyRelays().stream().allMatch(relay::equals);
        return takesAway && last ? "No other relay is ready to take its meetings." : null;
    }

    /** Why layers may not be raised yet; {@code null}: nothing is in the way. */
    private @Nullable String stays(Duration stay) {
        return draft.lastLoweredAt()
                .map(lowered -> lowered.plus(stay))
                .filter(now::isBefore)
                .map(until -> "Layers stay as they are until " + until + ".")
                .orElse(null);
    }

    private Optional<Deed> deed(int index, @Nullable String hold) {
        PlanStepRun step = draft.step(index);
        if (step.retryAt() != null && now.isBefore(step.retryAt())) {
            return Optional.empty();
        }
        if (hold != null) {
            draft.detail(index, hold);
            return Optional.empty();
        }
        return Optional.of(deed(index, draft.planned(index).action(), false));
    }

    private Optional<Deed> undo() {
        OptionalInt next = draft.toUndo();
        if (next.isEmpty()) {
            draft.end(draft.anyNotUndone() ? PlanRun.State.FAILED : PlanRun.State.ROLLED_BACK, "");
            return Optional.empty();
        }
        int index = next.getAsInt();
        Instant retryAt = draft.step(index).retryAt();
        if (retryAt != null && now.isBefore(retryAt)) {
            return Optional.empty();
        }
        return draft.planned(index).rollBack().map(undo -> deed(index, undo, true));
    }

    private Deed deed(int index, PlanAction action, boolean undo) {
        PlanStepRun step = draft.step(index);
        String runId = run.shown().runId();
        return new Deed(
                Run.id(runId, step.stepId(), undo ? "undo" : "do"),
                runId,
                run.plan().id(),
                step.stepId(),
                step.text(),
                action,
                run.shown().target(),
                undo);
    }

    private Optional<String> unmet(PlanStep.OnlyIf onlyIf) {
        if (onlyIf.byHand() && facts.incident() != null) {
            return Optional.of("An incident has started the run.");
        }
        if (onlyIf.incident() != null && facts.hasReached(onlyIf.incident())) {
            return Optional.of("The incident is that far already.");
        }
        if (onlyIf.meetings() > 0 && facts.meetings() < onlyIf.meetings()) {
            return Optional.of("Fewer meetings are affected.");
        }
        if (onlyIf.step() == null) {
            return Optional.empty();
        }
        boolean met =
                draft.indexOf(onlyIf.step()).stream()
                        .mapToObj(draft::step)
                        .allMatch(step ->
                                (onlyIf.ended() == null || onlyIf.ended().equals(word(step)))
                                        && (onlyIf.answer() == null
                                                || onlyIf.answer().equals(step.answer())));
        return met ? Optional.empty() : Optional.of("Step " + onlyIf.step() + " ended otherwise.");
    }

    private static String word(PlanStepRun step) {
        return step.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
