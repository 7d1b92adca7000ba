package dev.evenkeel.incident.alert.domain;

import dev.evenkeel.contracts.incident.AlertNotification;
import java.util.Optional;

/** A message as a mail: the worst in the subject, one paragraph for each alert. */
public record Letter(String subject, String text) {

    /** Words for a message, whose summaries are in that language already. */
    public static Letter of(Message message, AlertLanguage language, Optional<String> console) {
        AlertNotification first = message.alerts().getFirst();
        int more = message.alerts().size() - 1;
        String subject =
                "[%s %s] %s%s"
                        .formatted(
                                language.action(first.eventAction()),
                                language.severity(first.severity()),
                                first.summary().lines().findFirst().orElse(""),
                                more == 0 ? "" : " (+" + more + ")");
        StringBuilder text = new StringBuilder();
        message.alerts().forEach(alert -> paragraph(text, alert, language, console));
        return new Letter(subject, text.toString());
    }

    private static void paragraph(
            StringBuilder text,
            AlertNotification alert,
            AlertLanguage language,
            Optional<String> console) {
        text.append(language.action(alert.eventAction())).append(": ");
        text.append(alert.summary()).append('\n');
        text.append(language.facts(alert));
        String link = Formats.link(alert, console);
        if (link != null) {
            text.append(language.look()).append(link).append('\n');
        }
        if (!alert.runbook().isEmpty()) {
            text.append(language.plan()).append(alert.runbook()).append('\n');
        }
        text.append('\n');
    }
}
