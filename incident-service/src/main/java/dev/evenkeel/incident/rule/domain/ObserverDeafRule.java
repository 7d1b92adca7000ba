package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.incident.Incident.Cause;
import dev.evenkeel.contracts.incident.Incident.Evidence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code observer-deaf}: relays that ran are silent, all at once. Whether they are all dead or this
 * observer is deaf it cannot tell, so it does nothing to them; somebody has to look.
 */
final class ObserverDeafRule implements Evaluator {
    private static final String CAUSE = "observer";

    private final RelayWatch watch;
    private Rule rule;
    private AlertState alert = AlertState.INACTIVE;
    private Instant heardLast = Instant.EPOCH;
    private List<Evidence> evidence = List.of();

    ObserverDeafRule(Rule rule, RelayWatch watch) {
        this.rule = rule;
        this.watch = watch;
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public void configure(Rule later) {
        rule = later;
    }

    @Override
    public List<Finding> evaluate(Instant now) {
        List<RelaySight> running = running(now);
        if (!(alert instanceof AlertState.Firing) && !running.isEmpty()) {
            heardLast = running.getFirst().sentAt();
            evidence = running.stream().map(ObserverDeafRule::evidence).toList();
        }
        alert = alert.next(condition(running, now), now, rule);
        return alert instanceof AlertState.Firing(_, Instant lastTrue)
                ? List.of(finding(lastTrue.isBefore(now) ? lastTrue : null))
                : List.of();
    }

    @Override
    public boolean isClear(String causeId, Instant now) {
        return alert instanceof AlertState.Inactive && watch.hears(now);
    }

    @Override
    public Set<String> pending() {
        return alert instanceof AlertState.Pending ? Set.of(CAUSE) : Set.of();
    }

    @Override
    public Set<String> firing() {
        return alert instanceof AlertState.Firing ? Set.of(CAUSE) : Set.of();
    }

    /** Once deaf it stays so until it hears, however long ago the relays ran. */
    private Condition condition(List<RelaySight> running, Instant now) {
        boolean known = !running.isEmpty() || alert instanceof AlertState.Firing;
        return Condition.of(known && !watch.hears(now));
    }

    /** Relays that were heard lately and did not say farewell, the last heard first. */
    private List<RelaySight> running(Instant now) {
        Instant lately = now.minus(rule.millis("knownForMillis"));
        return watch.relays().stream()
                .filter(relay -> !relay.stopped() && relay.sentAt().isAfter(lately))
                .sorted(Comparator.comparing(RelaySight::sentAt).reversed())
                .toList();
    }

    private static Evidence evidence(RelaySight relay) {
        String said = "Relay %s was last heard at %s.".formatted(relay.relayId(), relay.sentAt());
        return new Evidence(relay.sentAt(), "heartbeat-absence", relay.relayId(), said);
    }

    private Finding finding(@Nullable Instant goneSince) {
        return new Finding(
                rule,
                new Cause(Scope.PLATFORM.domain(), CAUSE),
                "No relay is heard: all are dead, or Kafka is away, or this observer is deaf. No"
                        + " meeting is moved by it meanwhile.",
                heardLast,
                goneSince,
                evidence,
                null,
                Set.of());
    }
}
