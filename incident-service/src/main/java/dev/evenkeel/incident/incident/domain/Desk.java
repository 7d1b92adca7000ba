package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.incident.rule.domain.Rule;
import dev.evenkeel.incident.rule.domain.RuleSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says whether what a person asks can be done with the incidents as they are, and does it. */
final class Desk {
    private Desk() {}

    /**
     * Decides; changes nothing.
     *
     * @param known the incident that is named; {@code null} when there is none
     */
    static Reply decide(
            Request asked,
            @Nullable IncidentCase known,
            Map<String, IncidentCase> cases,
            RuleSet rules) {
        if (known == null) {
            return new Reply.Unknown(asked.incidentId());
        }
        long revision = known.incident().revision();
        if (asked.revision() != null && asked.revision() != revision) {
            return new Reply.Conflict(
                    "the incident has changed meanwhile: revision %d was seen, %d is the newest"
                            .formatted(asked.revision(), revision));
        }
        return switch (asked.kind()) {
            case COMMENT -> done(ByHand.comment(known, asked));
            case ASSIGN -> done(ByHand.assign(known, asked));
            case ACKNOWLEDGE -> ifOpen(known, () -> done(ByHand.acknowledge(known, asked)));
            case RESOLVE -> ifOpen(known, () -> done(ByHand.resolve(known, asked)));
            case MERGE -> ifOpen(known, () -> merge(asked, known, cases));
            case REOPEN -> reopen(asked, known, cases, rules);
        };
    }

    private static Reply merge(Request asked, IncidentCase known, Map<String, IncidentCase> cases) {
        IncidentCase into = asked.target() == null ? null : cases.get(asked.target());
        if (into == null || into.isResolved() || into.id().equals(known.id())) {
            return new Reply.Conflict(
                    "an incident can be merged into another one that is open; %s is not"
                            .formatted(asked.target()));
        }
        return new Reply.Done(ByHand.merge(known, into, asked));
    }

    private static Reply reopen(
            Request asked, IncidentCase known, Map<String, IncidentCase> cases, RuleSet rules) {
        if (!known.isResolved()) {
            return new Reply.Conflict("the incident is open");
        }
        Optional<IncidentCase> other =
                cases.values().stream()
                        .filter(one -> !one.isResolved())
                        .filter(one -> one.incident().rule().equals(known.incident().rule()))
                        .filter(one -> one.incident().cause().equals(known.incident().cause()))
                        .findFirst();
        if (other.isPresent()) {
            return new Reply.Conflict(
                    "the same cause has another incident that is open: " + other.get().id());
        }
        Optional<Rule> rule = rules.rule(known.incident().rule());
        if (rule.isEmpty()) {
            return new Reply.Conflict("its rule is not in force any more");
        }
        String team = rule.filter(Rule::page).map(Rule::team).orElse(null);
        return done(ByHand.reopen(known, team, asked));
    }

    private interface Doing {
        Reply reply();
    }

    private static Reply ifOpen(IncidentCase known, Doing doing) {
        return known.isResolved()
                ? new Reply.Conflict("the incident is resolved already")
                : doing.reply();
    }

    private static Reply done(Decision<IncidentCase> decision) {
        return new Reply.Done(List.of(decision));
    }
}
