package dev.evenkeel.telemetry.domain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.problem.Problem;
import java.util.List;

/** What a request body holds. */
public sealed interface Submission {

    /** Samples to be judged one by one. */
    sealed interface Samples extends Submission {
        List<JsonNode> samples();
    }

    /** One sample; its fault is the request's. */
    record Single(JsonNode sample) implements Samples {
        @Override
        public List<JsonNode> samples() {
            return List.of(sample);
        }
    }

    /** Several; each stands for itself. */
    record Batch(List<JsonNode> samples) implements Samples {
        public Batch {
            samples = List.copyOf(samples);
        }
    }

    /** Neither. */
    record Unreadable(Problem problem) implements Submission {}
}
