package dev.evenkeel.telemetry.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.telemetry.domain.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a batch.
 *
 * @param accepted how many samples were taken
 * @param rejected those that were not
 */
record IngestAnswer(int accepted, List<Rejection> rejected) {

    /** One refused sample, by its place in the batch from 0. */
    record Rejection(int index, Problem problem) {}

    static IngestAnswer of(List<Verdict> verdicts) {
        List<Rejection> rejected = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.get(i) instanceof Verdict.Rejected(var problem, _)) {
                rejected.add(new Rejection(i, problem));
            }
        }
        return new IngestAnswer(verdicts.size() - rejected.size(), rejected);
    }
}
