package dev.evenkeel.incident.alert.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.platform.event.EventJson;

/** Alerts as text. */
final class AlertJson {
    private AlertJson() {}

    static String write(AlertNotification alert) {
        try {
            return EventJson.mapper().writeValueAsString(alert);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("alert cannot be written", e);
        }
    }

    static AlertNotification read(String body) {
        try {
            return EventJson.mapper().readValue(body, AlertNotification.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored alert cannot be read", e);
        }
    }
}
