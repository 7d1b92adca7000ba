package dev.evenkeel.media.app.api;

import dev.evenkeel.media.app.placement.Whereabouts;
import dev.evenkeel.media.sfu.RelayPair;
import dev.evenkeel.platform.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /control/v1/meetings/{id}/placement}.
 *
 * @param branches the pairs after the first, of a meeting that has several
 * @param bridges bridge address ({@code host:port}) by relay
 * @param ceiling what each receiver gets at most; {@code null}: nothing is said of it
 */
record PlacementBody(
        @Nullable Long epoch,
        @Nullable String primary,
        @Nullable String standby,
        @Nullable List<@Nullable PairBody> branches,
        @Nullable Map<String, @Nullable String> bridges,
        @Nullable CeilingBody ceiling) {
    private static final int MOST_BRANCHES = 100;

    /** What is wrong with it, if anything is; addresses are judged where they are read. */
    Optional<Problem> problem() {
        if (epoch == null || epoch < 1) {
            return Optional.of(Problem.badField("/epoch", "a number ≥ 1", epoch));
        }
        Optional<Problem> inPairs = new PairBody(primary, standby).problem("").or(this::inBranches);
        return inPairs.isPresent() || ceiling == null ? inPairs : ceiling.problem();
    }

    private Optional<Problem> inBranches() {
        List<@Nullable PairBody> further = branches == null ? List.of() : branches;
        if (further.size() > MOST_BRANCHES) {
            return Optional.of(
                    Problem.badField("/branches", "at most " + MOST_BRANCHES, further.size()));
        }
        for (int i = 0; i < further.size(); i++) {
            PairBody branch = further.get(i);
            Optional<Problem> problem =
                    (branch == null ? new PairBody(null, null) : branch).problem("/branches/" + i);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** Only after {@link #problem()} found nothing. */
    Whereabouts whereabouts() {
        if (epoch == null) {
            throw new IllegalStateException("not a placement: " + this);
        }
        List<RelayPair> pairs = new ArrayList<>();
        pairs.add(new PairBody(primary, standby).pair());
        if (branches != null) {
            branches.stream().filter(Objects::nonNull).map(PairBody::pair).forEach(pairs::add);
        }
        return new Whereabouts(epoch, pairs);
    }

    /** Bridge addresses as they came; a missing one reads as nothing. */
    Map<String, String> addresses() {
        Map<String, String> addresses = new HashMap<>();
        if (bridges != null) {
            bridges.forEach((relay, text) -> addresses.put(relay, text == null ? "" : text));
        }
        return addresses;
    }
}
