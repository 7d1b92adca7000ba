package dev.evenkeel.incident.alert.domain;

import dev.evenkeel.contracts.incident.AlertNotification;
import java.util.Locale;
import java.util.Optional;

/** A message as a mail: the worst in the subject, one paragraph for each alert. */
public record Letter(String subject, String text) {

    /** Words for a message. */
    public static Letter of(Message message, Optional<String> console) {
        AlertNotification first = message.alerts().getFirst();
        int more = message.alerts().size() - 1;
        String subject =
                "[%s %s] %s%s"
                        .formatted(
                                word(first),
                                Formats.severity(first),
                                first.summary().lines().findFirst().orElse(""),
                                more == 0 ? "" : " (+" + more + ")");
        StringBuilder text = new StringBuilder();
        message.alerts().forEach(alert -> paragraph(text, alert, console));
        return new Letter(subject, text.toString());
    }

    private static void paragraph(
            StringBuilder text, AlertNotification alert, Optional<String> console) {
        text.append(word(alert)).append(": ").append(alert.summary()).append('\n');
        text.append("Severity ").append(Formats.severity(alert));
        if (alert.affectedPeople() != null) {
            text.append(", ").append(alert.affectedPeople()).append(" people affected");
        }
        text.append(", rule ").append(alert.eventClass());
        text.append(", team ").append(alert.team()).append('\n');
        text.append("At ").append(alert.timestamp()).append('\n');
        String link = Formats.link(alert, console);
        if (link != null) {
            text.append("Look and acknowledge: ").append(link).append('\n');
        }
        if (!alert.runbook().isEmpty()) {
            text.append("Plan: ").append(alert.runbook()).append('\n');
        }
        text.append('\n');
    }

    private static String word(AlertNotification alert) {
        return alert.eventAction().name().toUpperCase(Locale.ROOT);
    }
}
