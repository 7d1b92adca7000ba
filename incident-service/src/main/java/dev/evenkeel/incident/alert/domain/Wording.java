package dev.evenkeel.incident.alert.domain;

import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.ruleset.domain.RuleCatalog;
import java.util.Optional;

/**
 * Says alerts in a receiver's language, as far as the rules and plans in force have texts in it;
 * everything but the summary stays as it is.
 */
public record Wording(RuleCatalog rules, PlanCatalog plans) {
    private static final String OF_PLAN = "plan-";

    /** The same message in that language. */
    public Message in(AlertLanguage language, Message message) {
        return new Message(
                message.id(),
                message.receiver(),
                message.alerts().stream().map(alert -> in(language, alert)).toList(),
                message.attempt(),
                message.firstAt());
    }

    private AlertNotification in(AlertLanguage language, AlertNotification alert) {
        Optional<String> said =
                alert.eventClass().startsWith(OF_PLAN)
                        ? step(language, alert)
                        : incident(language, alert);
        return said.map(summary -> with(summary, alert)).orElse(alert);
    }

    private Optional<String> incident(AlertLanguage language, AlertNotification alert) {
        String meetings =
                Optional.ofNullable(alert.customDetails().get("meetings"))
                        .map(language::meetings)
                        .orElse("");
        return rules.words(alert.eventClass(), language.tag())
                .flatMap(words -> words.summaryOf(alert.component()))
                .map(summary -> summary + meetings);
    }

    private Optional<String> step(AlertLanguage language, AlertNotification alert) {
        String plan = alert.eventClass().substring(OF_PLAN.length());
        String step = alert.customDetails().getOrDefault("step", "");
        return plans.words(plan, language.tag())
                .flatMap(words -> Optional.ofNullable(words.steps().get(step)))
                .map(text -> text + language.of(plan, alert.group() + " " + alert.component()));
    }

    private static AlertNotification with(String summary, AlertNotification alert) {
        return new AlertNotification(
                alert.team(),
                alert.dedupKey(),
                alert.eventAction(),
                summary,
                alert.source(),
                alert.severity(),
                alert.timestamp(),
                alert.component(),
                alert.group(),
                alert.eventClass(),
                alert.customDetails(),
                alert.runbook(),
                alert.incidentId(),
                alert.affectedPeople());
    }
}
