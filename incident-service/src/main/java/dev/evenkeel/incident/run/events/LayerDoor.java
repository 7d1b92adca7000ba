package dev.evenkeel.incident.run.events;

import dev.evenkeel.contracts.failover.Ceiling;
import dev.evenkeel.contracts.failover.FailoverOutcome.Result;
import dev.evenkeel.contracts.failover.LayerCeiling;
import dev.evenkeel.contracts.failover.LayerCeilingSet;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.incident.alert.domain.Outcome;
import dev.evenkeel.incident.console.domain.MeetingView;
import dev.evenkeel.incident.incident.events.CeilingAnswers;
import dev.evenkeel.incident.incident.events.JudgeRunner;
import dev.evenkeel.incident.incident.store.CaseStore;
import dev.evenkeel.incident.run.domain.Deed;
import dev.evenkeel.incident.run.domain.LayerOrders;
import dev.evenkeel.incident.run.store.CeilingStore;
import dev.evenkeel.incident.run.store.RunReader;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Holds the pictures of meetings below a ceiling, by {@code failover.commands.v1}, and lets them
 * rise again. Blocks.
 */
@Singleton
class LayerDoor {
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final JudgeRunner judge;
    private final CaseStore cases;
    private final RunReader runs;
    private final CeilingStore ceilings;
    private final CeilingAnswers answers;
    private final Clock clock;

    @Inject
    LayerDoor(
            JudgeRunner judge,
            CaseStore cases,
            RunReader runs,
            CeilingStore ceilings,
            CeilingAnswers answers,
            Clock clock) {
        this.judge = judge;
        this.cases = cases;
        this.runs = runs;
        this.ceilings = ceilings;
        this.answers = answers;
        this.clock = clock;
    }

    /** Orders a ceiling for every meeting the deed is about, and waits for what becomes of it. */
    Outcome lower(Deed deed, Ceiling ceiling, Duration atMost) {
        List<MeetingView> meetings =
                LayerOrders.concerned(deed, incident(deed).orElse(null), judge.view().meetings());
        if (meetings.isEmpty()) {
            return new Outcome.Missed(
                    0, "no meeting of " + deed.target().id() + " is known to go on", false);
        }
        List<LayerCeiling> orders =
                LayerOrders.lower(deed, ceiling, atMost, meetings, clock.instant());
        List<LayerCeilingSet> heard =
                answers.to(
                        orders.stream().map(LayerCeiling::commandId).toList(),
                        () -> order(deed.runId(), orders),
                        ANSWER);
        return outcome(orders.size(), heard, ceiling);
    }

    /** Takes away what the run holds; the commands are sent for certain, and are not waited for. */
    Outcome raise(Deed deed) {
        int meetings =
                ceilings.lift(deed.runId(), deed.text(), clock.instant()).await().atMost(LIMIT);
        return new Outcome.Arrived(
                0,
                meetings == 0
                        ? "Nothing was held down any more."
                        : "Pictures rise again in %d meetings.".formatted(meetings));
    }

    private void order(String runId, List<LayerCeiling> orders) {
        if (!ceilings.order(runId, orders).await().atMost(LIMIT)) {
            throw new IllegalArgumentException("the run is over");
        }
    }

    private static Outcome outcome(int ordered, List<LayerCeilingSet> heard, Ceiling ceiling) {
        List<LayerCeilingSet> refused =
                heard.stream().filter(set -> !isSettled(set.result())).toList();
        int silent = ordered - heard.size();
        if (refused.isEmpty() && silent == 0) {
            return new Outcome.Arrived(
                    0, "%d meetings have %s.".formatted(ordered, LayerOrders.words(ceiling)));
        }
        String why =
                refused.stream()
                        .map(set -> set.meetingId() + ": " + set.detail())
                        .collect(Collectors.joining("; "));
        return new Outcome.Missed(
                0,
                "%d of %d meetings did not take it (%d unanswered) %s"
                        .formatted(refused.size() + silent, ordered, silent, why)
                        .strip(),
                false);
    }

    /** A meeting that is over needs nothing. */
    private static boolean isSettled(Result result) {
        return result == Result.APPLIED || result == Result.NOT_NEEDED;
    }

    private Optional<Incident> incident(Deed deed) {
        return runs.find(deed.runId())
                .await()
                .atMost(LIMIT)
                .map(PlanRun::incidentId)
                .flatMap(id -> cases.find(id).await().atMost(LIMIT));
    }
}
