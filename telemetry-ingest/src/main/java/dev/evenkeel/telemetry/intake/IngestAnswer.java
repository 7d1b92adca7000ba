package dev.evenkeel.telemetry.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.telemetry.domain.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of a submission.
 *
 * @param accepted how many samples were taken, duplicates among them
 * @param duplicates how many of them had been taken before
 * @param rejected those that were not taken
 * @param ignored names of fields that nothing is done with; not said when there are none
 */
public record IngestAnswer(
        int accepted,
        int duplicates,
        List<Rejection> rejected,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> ignored) {

    /** One refused sample, by its place in the batch from 0. */
    public record Rejection(int index, Problem problem) {}

    static final IngestAnswer NOTHING = new IngestAnswer(0, 0, List.of(), Set.of());

    /** This and what came after it, as of one submission. */
    IngestAnswer and(IngestAnswer next) {
        int samples = accepted + rejected.size();
        List<Rejection> all = new ArrayList<>(rejected);
        next.rejected.forEach(r -> all.add(new Rejection(samples + r.index(), r.problem())));
        Set<String> names = new TreeSet<>(ignored);
        names.addAll(next.ignored);
        return new IngestAnswer(accepted + next.accepted, duplicates + next.duplicates, all, names);
    }

    static IngestAnswer of(List<Verdict> verdicts, Set<String> ignored) {
        List<Rejection> rejected = new ArrayList<>();
        int duplicates = 0;
        for (int i = 0; i < verdicts.size(); i++) {
            switch (verdicts.get(i)) {
                case Verdict.Rejected(var problem, _) -> rejected.add(new Rejection(i, problem));
                case Verdict.Duplicate _ -> duplicates++;
                case Verdict.Accepted<?> _ -> {
                    // the rest
                }
            }
        }
        return new IngestAnswer(verdicts.size() - rejected.size(), duplicates, rejected, ignored);
    }
}
