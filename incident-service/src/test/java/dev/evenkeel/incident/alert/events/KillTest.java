package dev.evenkeel.incident.alert.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.incident.AlertNotification.Action;
import dev.evenkeel.contracts.incident.Incident.Severity;
import dev.evenkeel.incident.AlertReceivers;
import dev.evenkeel.incident.RealParts;
import dev.evenkeel.incident.alert.events.DeliverySteps.Step;
import dev.evenkeel.incident.incident.store.AlertSink;
import dev.evenkeel.platform.outbox.Transactions;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@RealParts
class KillTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int SEEDS = 10;

    @Inject Transactions transactions;
    @Inject AlertSink inbox;

    @Test
    void aSenderThatDiesAtAnyStepHasItsMessageDeliveredOnceInEffect() {
        // Given
        List<String> keys = new ArrayList<>();
        for (Step step : Step.values()) {
            for (int seed = 0; seed < SEEDS; seed++) {
                String key = "kill-" + step + "-" + UUID.randomUUID();
                keys.add(key);
                KillableSteps.kill(key, step);
            }
        }

        // When: one after the other, so that no message holds two
        for (String key : keys) {
            alert(key);
            Awaitility.await().atMost(LIMIT).until(() -> KillableSteps.isSpent(key));
        }

        // Then
        Awaitility.await().atMost(LIMIT).until(() -> keys.stream().allMatch(KillTest::isThere));
        for (String key : keys) {
            List<AlertReceivers.Request> got = AlertReceivers.requests("/hook", key);
            assertThat(got.stream().map(one -> one.headers().get("webhook-id")).distinct())
                    .as(key)
                    .hasSize(1);
            assertThat(got.size()).as(key).isEqualTo(key.contains("SENT") ? 2 : 1);
        }
    }

    private static boolean isThere(String key) {
        int needed = key.contains("SENT") ? 2 : 1;
        return AlertReceivers.requests("/hook", key).size() >= needed;
    }

    private void alert(String key) {
        AlertNotification alert =
                new AlertNotification(
                        "steps",
                        key,
                        Action.TRIGGER,
                        "Something is wrong.",
                        "x",
                        Severity.ERROR,
                        Instant.now(),
                        "x",
                        "relay",
                        "none",
                        Map.of(),
                        "",
                        key,
                        1);
        Event<AlertNotification> event =
                new Event<>(
                        UUID.randomUUID().toString(),
                        "/test",
                        EventTypes.ALERT_NOTIFICATION,
                        "steps",
                        Instant.now(),
                        null,
                        alert);
        transactions.run(session -> inbox.take(session, event, alert)).await().atMost(LIMIT);
    }
}
