package dev.evenkeel.incident.plan.domain;

import dev.evenkeel.incident.plan.domain.PlanAction.AskPerson;
import dev.evenkeel.incident.plan.domain.PlanAction.LowerLayers;
import dev.evenkeel.incident.plan.domain.PlanAction.MoveMeetings;
import dev.evenkeel.incident.plan.domain.PlanAction.RaiseLayers;
import dev.evenkeel.incident.plan.domain.PlanAction.WaitFor;
import dev.evenkeel.incident.plan.domain.PlanStep.OnTimeout;
import dev.evenkeel.incident.plan.domain.PlanStep.OnlyIf;
import dev.evenkeel.incident.plan.domain.PlanStep.Retry;
import dev.evenkeel.incident.plan.domain.PlanStep.Until;
import dev.evenkeel.incident.ruleset.domain.YamlFields;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one step of a plan file. */
final class StepReader {
    private static final int MOST_ATTEMPTS = 20;
    private static final Map<String, OnTimeout> ON_TIMEOUT =
            Map.of(
                    "stop", OnTimeout.STOP,
                    "continue", OnTimeout.CONTINUE,
                    "roll-back", OnTimeout.ROLL_BACK);
    private static final Map<String, Until> NOT_YET =
            Map.of("unmitigated", Until.MITIGATED, "unresolved", Until.RESOLVED);
    private static final String BY_HAND = "none";
    private static final Map<String, String> ENDS =
            Map.of(
                    "done", "done",
                    "failed", "failed",
                    "timed-out", "timed-out",
                    "refused", "refused",
                    "skipped", "skipped");

    private final YamlFields fields;
    private final List<PlanStep> earlier;

    /**
     * @param earlier the steps before it
     */
    StepReader(YamlFields fields, List<PlanStep> earlier) {
        this.fields = fields;
        this.earlier = earlier;
    }

    PlanStep read() {
        PlanAction action = new ActionReader(fields).read();
        PlanStep step =
                new PlanStep(
                        id(),
                        fields.text("text"),
                        action,
                        within(),
                        fields.word("onTimeout", ON_TIMEOUT).orElse(OnTimeout.STOP),
                        approval(action),
                        onlyIf(),
                        retry(),
                        rollBack(action));
        if (action instanceof MoveMeetings && !earlier.isEmpty()) {
            fields.wrong("action", "move-meetings only as the first step", "a later one");
        }
        checkRaising(step);
        fields.noOthers();
        return step;
    }

    /** What is raised was lowered before, and there is time for that when it has stayed so long. */
    private void checkRaising(PlanStep step) {
        if (!(step.action() instanceof RaiseLayers(Duration stay))) {
            return;
        }
        if (earlier.stream().noneMatch(before -> before.action() instanceof LowerLayers)) {
            fields.wrong("action", "raise-layers only after lower-layers", "none before it");
        }
        if (stay.compareTo(step.within()) >= 0) {
            fields.wrong("stay", "shorter than within " + step.within(), stay.toString());
        }
    }

    private String id() {
        String id =
                fields.known("id", "lower-case words joined by hyphens", PlanReader::id)
                        .orElse("none");
        if (named(id).isPresent()) {
            fields.wrong("id", "another id than that of an earlier step", id);
        }
        return id;
    }

    private Duration within() {
        return fields.known(
                        "within",
                        "an ISO 8601 duration above zero, such as PT10S",
                        text -> Optional.of(Duration.parse(text)).filter(Duration::isPositive))
                .orElse(Duration.ZERO);
    }

    private @Nullable String approval(PlanAction action) {
        if (!fields.has("approval")) {
            return null;
        }
        if (action instanceof MoveMeetings || action instanceof AskPerson) {
            fields.wrong("approval", "no approval of " + action.kind(), "one");
        }
        return fields.word("approval", ActionReader.ROLES).orElse(null);
    }

    private OnlyIf onlyIf() {
        if (!fields.has("onlyIf")) {
            return OnlyIf.ALWAYS;
        }
        return fields.child("onlyIf").map(this::onlyIf).orElse(OnlyIf.ALWAYS);
    }

    private OnlyIf onlyIf(YamlFields condition) {
        boolean byHand = condition.has("incident") && condition.text("incident").equals(BY_HAND);
        @Nullable Until incident =
                condition.has("incident") && !byHand
                        ? condition.word("incident", NOT_YET).orElse(null)
                        : null;
        @Nullable String step = condition.has("step") ? condition.text("step") : null;
        @Nullable String ended =
                condition.has("ended") ? condition.word("ended", ENDS).orElse(null) : null;
        @Nullable String answer = condition.has("answer") ? condition.text("answer") : null;
        int meetings = condition.has("meetingsAtLeast") ? condition.whole("meetingsAtLeast", 0) : 0;
        check(condition, step, ended, answer);
        condition.noOthers();
        return new OnlyIf(incident, byHand, step, ended, answer, meetings);
    }

    private void check(
            YamlFields condition,
            @Nullable String step,
            @Nullable String ended,
            @Nullable String answer) {
        if (step == null) {
            if (ended != null || answer != null) {
                condition.wrong("step", "the step that is meant", "nothing");
            }
            return;
        }
        Optional<PlanStep> meant = named(step);
        if (meant.isEmpty()) {
            condition.wrong("step", "the id of an earlier step", step);
        } else if (answer != null
                && !(meant.get().action() instanceof AskPerson(_, List<String> options)
                        && options.contains(answer))) {
            condition.wrong("answer", "one of the options of step " + step, answer);
        }
        if (ended == null && answer == null) {
            condition.wrong("ended", "how step " + step + " ended, or its answer", "neither");
        }
    }

    private Retry retry() {
        if (!fields.has("retry")) {
            return new Retry(1, Duration.ZERO);
        }
        return fields.child("retry")
                .map(retry -> {
                    Retry read = new Retry(retry.whole("attempts", 1), retry.duration("backOff"));
                    if (read.attempts() > MOST_ATTEMPTS) {
                        retry.wrong(
                                "attempts",
                                "at most " + MOST_ATTEMPTS,
                                Integer.toString(read.attempts()));
                    }
                    retry.noOthers();
                    return read;
                })
                .orElse(new Retry(1, Duration.ZERO));
    }

    private Optional<PlanAction> rollBack(PlanAction action) {
        if (!fields.has("rollBack")) {
            return Optional.empty();
        }
        if (action instanceof MoveMeetings) {
            fields.wrong("rollBack", "no roll-back of move-meetings", "one");
        }
        return fields.child("rollBack")
                .map(undo -> {
                    PlanAction read = new ActionReader(undo).read();
                    boolean acts =
                            switch (read) {
                                case PlanAction.DrainRelay _,
                                        PlanAction.TakeBackRelay _,
                                        PlanAction.TakeBackLink _,
                                        RaiseLayers _,
                                        PlanAction.CallWebhook _ ->
                                        true;
                                case MoveMeetings _,
                                        LowerLayers _,
                                        PlanAction.SwitchDevice _,
                                        PlanAction.SwitchLink _,
                                        PlanAction.PageTeam _,
                                        AskPerson _,
                                        WaitFor _ ->
                                        false;
                            };
                    if (!acts) {
                        undo.wrong(
                                "action",
                                "drain-relay | take-back-relay | take-back-link | raise-layers |"
                                        + " call-webhook",
                                read.kind());
                    }
                    undo.noOthers();
                    return read;
                });
    }

    private Optional<PlanStep> named(String id) {
        return earlier.stream().filter(step -> step.id().equals(id)).findFirst();
    }
}
