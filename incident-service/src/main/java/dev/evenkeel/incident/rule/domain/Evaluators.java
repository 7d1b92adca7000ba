package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.incident.topology.domain.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules at work, in an order in which those that look at others come after them. A new set
 * replaces the old one in one step: an unchanged rule keeps its state, one of logic of its own
 * keeps it always, a changed or new one begins anew, one that is gone is forgotten.
 */
final class Evaluators {
    private final RelayWatch relays;
    private final Readings readings;
    private final SiteLinkRule siteLink;
    private final List<Evaluator> builtIn;
    private List<Evaluator> all;

    Evaluators(
            RuleSet rules,
            Readings readings,
            PathBoard paths,
            LinkBoard links,
            RelayWatch relays,
            RulesInvalidRule rulesInvalid) {
        this.relays = relays;
        this.readings = readings;
        siteLink = new SiteLinkRule(rules.builtIn("site-link-bad"), paths, links, relays);
        RelayLostRule relayLost = new RelayLostRule(rules.builtIn("relay-lost"), relays);
        RelaySickRule relaySick =
                new RelaySickRule(rules.builtIn("relay-sick"), paths, relays, relayLost);
        PathLossyRule pathLossy =
                new PathLossyRule(
                        rules.builtIn("participant-path-lossy"),
                        paths,
                        relays,
                        relayLost,
                        relaySick,
                        siteLink);
        ObserverDeafRule observerDeaf =
                new ObserverDeafRule(rules.builtIn("observer-deaf"), relays);
        builtIn = List.of(siteLink, relayLost, relaySick, pathLossy, observerDeaf, rulesInvalid);
        all = builtIn;
        use(rules);
    }

    void use(Topology topology) {
        siteLink.use(topology);
    }

    List<Evaluator> all() {
        return all;
    }

    Optional<Evaluator> of(String rule) {
        return all.stream().filter(one -> one.rule().id().equals(rule)).findFirst();
    }

    void use(RuleSet rules) {
        List<Evaluator> next = new ArrayList<>();
        for (Evaluator one : builtIn) {
            one.configure(rules.builtIn(one.rule().id()));
            next.add(one);
        }
        List<Rule> ofData = new ArrayList<>(rules.ofData());
        ofData.sort(Comparator.comparing(Evaluators::looksAtRules).thenComparing(Rule::id));
        for (Rule rule : ofData) {
            next.add(
                    of(rule.id())
                            .filter(known -> known.rule().equals(rule))
                            .orElseGet(() -> new DataRule(rule, probe(rule.when()), relays)));
        }
        all = List.copyOf(next);
    }

    private Probe probe(When when) {
        return switch (when) {
            case When.Threshold threshold -> threshold(threshold);
            case When.Change change -> new ChangeProbe(change, readings);
            case When.Rate rate -> new RateProbe(rate, new EventFilter(rate.events(), relays));
            case When.Transitions transitions ->
                    new TransitionsProbe(
                            transitions, new EventFilter(transitions.events(), relays));
            case When.State state -> new StateProbe(state, new EventFilter(state.events(), relays));
            case When.Absence absence ->
                    new AbsenceProbe(absence, new EventFilter(absence.events(), relays));
            case When.Correlation correlation ->
                    new CorrelationProbe(correlation, readings, relays, this::firing);
            case When.BuiltIn(String kind) ->
                    throw new IllegalArgumentException(kind + " has logic of its own");
        };
    }

    private Probe threshold(When.Threshold threshold) {
        Duration meanOver = threshold.meanOver();
        return meanOver == null
                ? new ThresholdProbe(threshold, readings)
                : new MeanProbe(threshold, meanOver);
    }

    private Set<String> firing(String rule) {
        return of(rule).map(Evaluator::firing).orElse(Set.of());
    }

    private static boolean looksAtRules(Rule rule) {
        return rule.when() instanceof When.Correlation correlation
                && correlation.of() instanceof When.Part.Firing;
    }
}
