package dev.evenkeel.incident.alert.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.incident.AlertNotification.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Alerts in the words of those who receive them. */
public final class Formats {
    /** Alertmanager takes an alert without a later word for over; ours says when it is. */
    private static final Duration UNTIL_TOLD = Duration.ofDays(7);

    private static final int LONGEST_SUMMARY = 1_024;

    private Formats() {}

    /** Body of a webhook, Standard Webhooks 1.0.0: type, time, data. */
    public record Webhook(String type, Instant timestamp, Data data) {
        /** The alerts of one message. */
        public record Data(List<Told> alerts) {}

        /** An alert and where to look. */
        public record Told(AlertNotification alert, @Nullable String consoleLink) {}
    }

    /** One alert of Alertmanager's API v2. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Prometheus(
            Map<String, String> labels,
            Map<String, String> annotations,
            Instant startsAt,
            Instant endsAt,
            @Nullable String generatorURL) {}

    /** One event of PagerDuty's Events API v2. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PagerDuty(
            @JsonProperty("routing_key") String routingKey,
            @JsonProperty("event_action") String eventAction,
            @JsonProperty("dedup_key") String dedupKey,
            @Nullable Payload payload,
            @Nullable String client,
            @Nullable List<Link> links) {

        /** PD-CEF. */
        public record Payload(
                String summary,
                String source,
                String severity,
                Instant timestamp,
                String component,
                String group,
                @JsonProperty("class") String eventClass,
                @JsonProperty("custom_details") Map<String, String> customDetails) {}

        /** Where to look. */
        public record Link(String href, String text) {}
    }

    public static Webhook webhook(Message message, Optional<String> console) {
        return new Webhook(
                "alert.notification",
                message.alerts().getLast().timestamp(),
                new Webhook.Data(
                        message.alerts().stream()
                                .map(alert -> new Webhook.Told(alert, link(alert, console)))
                                .toList()));
    }

    /**
     * Alerts for Alertmanager. What changes in the life of an alert is an annotation, because its
     * labels are its identity; an acknowledgement is not news there.
     */
    public static List<Prometheus> prometheus(Message message, Optional<String> console) {
        return message.alerts().stream()
                .filter(alert -> alert.eventAction() != Action.ACKNOWLEDGE)
                .map(alert -> prometheus(alert, console))
                .toList();
    }

    private static Prometheus prometheus(AlertNotification alert, Optional<String> console) {
        Map<String, String> labels =
                Map.of(
                        "alertname",
                        "EvenkeelIncident",
                        "dedup_key",
                        alert.dedupKey(),
                        "team",
                        alert.team(),
                        "source",
                        "evenkeel");
        Map<String, String> annotations = new HashMap<>();
        annotations.put("summary", alert.summary());
        annotations.put("severity", severity(alert));
        annotations.put("rule", alert.eventClass());
        annotations.put("cause", alert.group() + " " + alert.component());
        if (alert.affectedPeople() != null) {
            annotations.put("affected_people", alert.affectedPeople().toString());
        }
        if (!alert.runbook().isEmpty()) {
            annotations.put("runbook_url", alert.runbook());
        }
        String startedAt = alert.customDetails().get("startedAt");
        Instant startsAt = startedAt == null ? alert.timestamp() : Instant.parse(startedAt);
        boolean over = alert.eventAction() == Action.RESOLVE;
        return new Prometheus(
                labels,
                annotations,
                startsAt,
                over ? alert.timestamp() : alert.timestamp().plus(UNTIL_TOLD),
                link(alert, console));
    }

    /** An event for PagerDuty; of an end it wants the key alone. */
    public static PagerDuty pagerDuty(
            AlertNotification alert, String routingKey, Optional<String> console) {
        String link = link(alert, console);
        String action = alert.eventAction().name().toLowerCase(Locale.ROOT);
        if (alert.eventAction() != Action.TRIGGER) {
            return new PagerDuty(routingKey, action, alert.dedupKey(), null, null, null);
        }
        Map<String, String> details = new HashMap<>(alert.customDetails());
        if (alert.affectedPeople() != null) {
            details.put("affectedPeople", alert.affectedPeople().toString());
        }
        return new PagerDuty(
                routingKey,
                action,
                alert.dedupKey(),
                new PagerDuty.Payload(
                        cut(alert.summary()),
                        alert.source(),
                        severity(alert),
                        alert.timestamp(),
                        alert.component(),
                        alert.group(),
                        alert.eventClass(),
                        details),
                "Evenkeel",
                link == null ? null : List.of(new PagerDuty.Link(link, "Console")));
    }

    /**
     * Where people see the incident; {@code null} when this installation's address is not known.
     */
    static @Nullable String link(AlertNotification alert, Optional<String> console) {
        String id = alert.incidentId() == null ? alert.dedupKey() : alert.incidentId();
        return console.map(root -> root.replaceAll("/+$", "") + "/console?incident=" + id)
                .orElse(null);
    }

    static String severity(AlertNotification alert) {
        return alert.severity().name().toLowerCase(Locale.ROOT);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_SUMMARY ? text : text.substring(0, LONGEST_SUMMARY);
    }
}
