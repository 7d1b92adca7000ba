package dev.evenkeel.incident.rule.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The alerts of one rule: one for each subject that is wrong, by the id of its cause. */
final class SubjectAlerts {
    private final Map<String, AlertState> states = new TreeMap<>();
    private final Map<String, Finding> fired = new TreeMap<>();

    /**
     * Takes what is now known of one subject.
     *
     * @param finding what is found once the alert fires, by when its condition began to hold
     */
    void next(
            Rule rule,
            Instant now,
            String subject,
            Condition condition,
            Function<Instant, Finding> finding) {
        AlertState after = after(rule, now, subject, condition);
        if (after instanceof AlertState.Firing(Instant since, _)) {
            fired.computeIfAbsent(subject, _ -> finding.apply(since));
        }
    }

    /** Takes what is known of every subject not seen now; never that it is wrong. */
    void nextUnseen(Rule rule, Instant now, Set<String> seen, Condition condition) {
        List.copyOf(states.keySet()).stream()
                .filter(subject -> !seen.contains(subject))
                .forEach(subject -> after(rule, now, subject, condition));
    }

    /** Whether the subject is wrong, long enough or not yet. */
    boolean contains(String subject) {
        return states.containsKey(subject);
    }

    /** Those that are wrong, long enough or not yet. */
    Set<String> subjects() {
        return Set.copyOf(states.keySet());
    }

    Set<String> pending() {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof AlertState.Pending)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    Set<String> firing() {
        return Set.copyOf(fired.keySet());
    }

    List<Finding> findings() {
        return List.copyOf(fired.values());
    }

    private AlertState after(Rule rule, Instant now, String subject, Condition condition) {
        AlertState after =
                states.getOrDefault(subject, AlertState.INACTIVE).next(condition, now, rule);
        switch (after) {
            case AlertState.Inactive _ -> {
                states.remove(subject);
                fired.remove(subject);
            }
            case AlertState.Pending _ -> states.put(subject, after);
            case AlertState.Firing(_, Instant lastTrue) -> {
                states.put(subject, after);
                Instant goneSince = lastTrue.isBefore(now) ? lastTrue : null;
                fired.computeIfPresent(subject, (_, known) -> known.gone(goneSince));
            }
        }
        return after;
    }
}
