package dev.evenkeel.incident.alert.domain;

import dev.evenkeel.contracts.incident.AlertNotification;
import java.time.Instant;
import java.util.List;

/**
 * One message to one receiver; the same with every attempt.
 *
 * @param id the receiver's key for counting it once
 * @param alerts in the order in which they came about, at least one
 * @param attempt from 1
 */
public record Message(
        String id, String receiver, List<AlertNotification> alerts, int attempt, Instant firstAt) {
    public Message {
        alerts = List.copyOf(alerts);
        if (alerts.isEmpty()) {
            throw new IllegalArgumentException("message " + id + " is empty");
        }
    }
}
