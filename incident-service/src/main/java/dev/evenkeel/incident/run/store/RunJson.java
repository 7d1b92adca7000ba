package dev.evenkeel.incident.run.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.incident.plan.domain.PlanReader;
import dev.evenkeel.incident.ruleset.domain.RuleSource;
import dev.evenkeel.incident.run.domain.Run;
import dev.evenkeel.platform.event.EventJson;
import java.util.Locale;

/** Runs as JSON, and plans as the text of their file. */
final class RunJson {
    private RunJson() {}

    static String write(PlanRun run) {
        try {
            return EventJson.mapper().writeValueAsString(run);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("run " + run.runId() + " cannot be written", e);
        }
    }

    static PlanRun read(String body) {
        try {
            return EventJson.mapper().readValue(body, PlanRun.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored run cannot be read", e);
        }
    }

    /** The plan was valid when the run began; that it is no more is a bug. */
    static Run run(String body, String file, String plan) {
        PlanReader.Result read =
                PlanReader.read(new RuleSource(RuleSource.Origin.FOLDER, file, plan));
        return new Run(
                read(body),
                read.plan().orElseThrow(() -> new IllegalStateException(read.errors().toString())));
    }

    static String word(PlanRun.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
