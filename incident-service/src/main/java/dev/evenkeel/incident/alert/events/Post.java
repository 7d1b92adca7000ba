package dev.evenkeel.incident.alert.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.incident.alert.domain.Formats;
import dev.evenkeel.incident.alert.domain.Letter;
import dev.evenkeel.incident.alert.domain.Message;
import dev.evenkeel.incident.alert.domain.Outcome;
import dev.evenkeel.incident.alert.domain.Receiver;
import dev.evenkeel.incident.alert.domain.Wording;
import dev.evenkeel.incident.plan.events.PlanKeeper;
import dev.evenkeel.incident.ruleset.events.RuleKeeper;
import dev.evenkeel.platform.event.EventJson;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Carries a message to its receiver once, in the receiver's words. Blocks. */
@Singleton
class Post {
    private static final Duration MAIL_LIMIT = Duration.ofSeconds(20);

    private final HttpDoor http;
    private final ReactiveMailer mailer;
    private final AlertConfig config;
    private final WebhookDoor webhooks;
    private final RuleKeeper rules;
    private final PlanKeeper plans;

    @Inject
    Post(
            HttpDoor http,
            WebhookDoor webhooks,
            ReactiveMailer mailer,
            AlertConfig config,
            RuleKeeper rules,
            PlanKeeper plans) {
        this.rules = rules;
        this.plans = plans;
        this.http = http;
        this.mailer = mailer;
        this.config = config;
        this.webhooks = webhooks;
    }

    Outcome carry(Message neutral, Receiver receiver) {
        Message message =
                new Wording(rules.present().catalog(), plans.present().catalog())
                        .in(receiver.language(), neutral);
        try {
            return switch (receiver) {
                case Receiver.Webhook webhook -> webhook(message, webhook);
                case Receiver.Alertmanager alertmanager -> alertmanager(message, alertmanager);
                case Receiver.PagerDuty pagerDuty -> pagerDuty(message, pagerDuty);
                case Receiver.Mail mail -> mail(message, mail);
            };
        } catch (IllegalStateException | IllegalArgumentException e) {
            return new Outcome.Missed(0, String.valueOf(e.getMessage()), false);
        }
    }

    private Outcome webhook(Message message, Receiver.Webhook receiver) {
        String body = json(Formats.webhook(message, config.publicUrl()));
        return webhooks.post(receiver.url(), receiver.keys(), message.id(), body);
    }

    private Outcome alertmanager(Message message, Receiver.Alertmanager receiver) {
        List<Formats.Prometheus> alerts = Formats.prometheus(message, config.publicUrl());
        if (alerts.isEmpty()) {
            return new Outcome.Arrived(0);
        }
        String root = receiver.url().toString().replaceAll("/+$", "");
        return http.post(URI.create(root + "/api/v2/alerts"), Map.of(), json(alerts));
    }

    private Outcome pagerDuty(Message message, Receiver.PagerDuty receiver) {
        String key = secret(receiver.keys()).strip();
        Outcome outcome = new Outcome.Arrived(0);
        for (AlertNotification alert : message.alerts()) {
            String body = json(Formats.pagerDuty(alert, key, config.publicUrl()));
            outcome = http.post(receiver.url(), Map.of(), body);
            if (outcome instanceof Outcome.Missed) {
                return outcome;
            }
        }
        return outcome;
    }

    private Outcome mail(Message message, Receiver.Mail receiver) {
        if (config.mailFrom().isEmpty()) {
            return new Outcome.Missed(0, "evenkeel.alerts.mail-from is not set", false);
        }
        Letter letter = Letter.of(message, receiver.language(), config.publicUrl());
        String from = config.mailFrom().get();
        String host = from.substring(from.indexOf('@') + 1).replaceAll("[>\\s].*", "");
        Mail mail =
                Mail.withText(receiver.to().getFirst(), letter.subject(), letter.text())
                        .setTo(receiver.to())
                        .setFrom(from)
                        .addHeader("Message-ID", "<" + message.id() + "@" + host + ">")
                        .addHeader("Auto-Submitted", "auto-generated");
        try {
            mailer.send(mail).await().atMost(MAIL_LIMIT);
            return new Outcome.Arrived(250);
        } catch (RuntimeException e) {
            return new Outcome.Missed(0, "the mail server: " + e.getMessage(), false);
        }
    }

    private String secret(String name) {
        return new Secrets(config.secrets()).text(name);
    }

    private static String json(Object body) {
        try {
            return EventJson.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("alert cannot be written", e);
        }
    }
}
