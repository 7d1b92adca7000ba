package dev.evenkeel.telemetry.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.problem.JsonProblems;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.telemetry.domain.Submission.Batch;
import dev.evenkeel.telemetry.domain.Submission.Single;
import dev.evenkeel.telemetry.domain.Submission.Unreadable;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads a body: one sample, or an object with an array of them under {@code samples}. */
public final class SubmissionReader {
    private static final String SAMPLES = "samples";

    private final int maxBatch;

    /**
     * @param maxBatch most samples in one batch
     */
    public SubmissionReader(int maxBatch) {
        this.maxBatch = maxBatch;
    }

    /** Reads JSON that is in memory. */
    public Submission read(InputStream body) {
        try {
            JsonNode root = StrictJson.parse(body);
            if (!root.isObject()) {
                return new Unreadable(Problem.badField("", "an object", JsonKind.of(root)));
            }
            return root.has(SAMPLES) ? batch(root.get(SAMPLES)) : new Single(root);
        } catch (JsonProcessingException e) {
            return new Unreadable(JsonProblems.of(e));
        }
    }

    /** The samples of an array. */
    public Submission batch(JsonNode samples) {
        if (!samples.isArray()) {
            return new Unreadable(Problem.badField("/samples", "an array", JsonKind.of(samples)));
        } else if (samples.isEmpty() || samples.size() > maxBatch) {
            return new Unreadable(
                    Problem.badField("/samples", "1 to " + maxBatch + " samples", samples.size()));
        }
        List<JsonNode> list = new ArrayList<>(samples.size());
        samples.forEach(list::add);
        return new Batch(list);
    }
}
