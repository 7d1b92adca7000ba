package dev.evenkeel.incident.ruleset.domain;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.Finding;
import dev.evenkeel.incident.rule.domain.Observation;
import dev.evenkeel.incident.rule.domain.RuleSet;
import dev.evenkeel.incident.ruleset.domain.RuleFixture.Expected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plays a fixture to rules, as the service would see it, and compares what fires. */
public final class RuleTrial {
    private static final Duration TICK = Duration.ofMillis(50);

    private RuleTrial() {}

    /**
     * Something that fired, in times since the start.
     *
     * @param to {@code null} when it still fires at the end
     */
    public record Fired(String rule, String cause, Duration from, @Nullable Duration to) {
        boolean fits(Expected expected) {
            boolean inTime =
                    from.compareTo(expected.firesFrom()) >= 0
                            && from.compareTo(expected.firesBy()) <= 0;
            boolean ends =
                    expected.clearsBy() == null
                            ? to == null
                            : to != null && to.compareTo(expected.clearsBy()) <= 0;
            return rule.equals(expected.rule()) && cause.equals(expected.cause()) && inTime && ends;
        }

        @Override
        public String toString() {
            String end = to == null ? "does not clear" : "clears at " + to;
            return "%s of %s fires at %s, %s".formatted(rule, cause, from, end);
        }
    }

    /**
     * The difference, a line each; empty when there is none. Only the rule the fixture is about
     * counts, and those it names.
     */
    public static List<String> differences(RuleFixture fixture, RuleSet rules) {
        Set<String> counted =
                Stream.concat(
                                Stream.of(fixture.rule()),
                                fixture.header().expect().stream().map(Expected::rule))
                        .collect(Collectors.toSet());
        List<Fired> fired = new ArrayList<>(play(fixture, rules));
        fired.removeIf(one -> !counted.contains(one.rule()));
        List<String> differences = new ArrayList<>(purpose(fixture));
        for (Expected expected : fixture.header().expect()) {
            if (fired.stream().anyMatch(one -> one.fits(expected))) {
                fired.remove(
                        fired.stream().filter(one -> one.fits(expected)).findFirst().orElseThrow());
            } else {
                differences.add("- expected " + expected);
            }
        }
        fired.forEach(one -> differences.add("+ found    " + one));
        return differences;
    }

    /** Everything that fires, first what fires first. */
    public static List<Fired> play(RuleFixture fixture, RuleSet rules) {
        Detector detector = new Detector(rules);
        Queue<Observation> coming =
                new ArrayDeque<>(
                        fixture.observations().stream()
                                .sorted(Comparator.comparing(Observation::arrivedAt))
                                .toList());
        Map<Cause, Fired> open = new LinkedHashMap<>();
        List<Fired> done = new ArrayList<>();
        Instant start = fixture.header().startedAt();
        Duration at = Duration.ZERO;
        for (; at.compareTo(fixture.header().until()) <= 0; at = at.plus(TICK)) {
            Instant now = start.plus(at);
            while (!coming.isEmpty() && !coming.peek().arrivedAt().isAfter(now)) {
                detector.observe(coming.remove());
            }
            follow(detector.evaluate(now), at, open, done);
        }
        done.addAll(open.values());
        return done.stream().sorted(Comparator.comparing(Fired::from)).toList();
    }

    private record Cause(String rule, Incident.Cause cause) {}

    private static void follow(
            List<Finding> findings, Duration at, Map<Cause, Fired> open, List<Fired> done) {
        Set<Cause> firing = new HashSet<>();
        for (Finding finding : findings) {
            Cause key = new Cause(finding.rule().id(), finding.cause());
            firing.add(key);
            open.putIfAbsent(key, new Fired(finding.rule().id(), finding.cause().id(), at, null));
        }
        for (Cause key : List.copyOf(open.keySet())) {
            if (!firing.contains(key)) {
                Optional.ofNullable(open.remove(key))
                        .ifPresent(fired ->
                                done.add(new Fired(fired.rule(), fired.cause(), fired.from(), at)));
            }
        }
    }

    /** A bad fixture that expects nothing, or a good one that does, shows nothing. */
    private static List<String> purpose(RuleFixture fixture) {
        boolean expects =
                fixture.header().expect().stream()
                        .anyMatch(expected -> expected.rule().equals(fixture.rule()));
        if (fixture.isBad() == expects) {
            return List.of();
        }
        return List.of(
                fixture.isBad()
                        ? "! a bad fixture must expect its rule to fire"
                        : "! a good fixture must not expect its rule to fire");
    }
}
