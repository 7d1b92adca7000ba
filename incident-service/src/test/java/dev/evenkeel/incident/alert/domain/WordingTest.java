package dev.evenkeel.incident.alert.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.incident.AlertNotification.Action;
import dev.evenkeel.contracts.incident.Incident.Severity;
import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.ruleset.domain.RuleCatalog;
import dev.evenkeel.incident.ruleset.domain.ShippedRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final PlanCatalog PLANS = PlanCatalog.load();
    private static final Wording WORDING =
            new Wording(RuleCatalog.read(ShippedRules.files(), PLANS.movers()), PLANS);

    @Test
    void anIncidentIsSaidInTheReceiversLanguage() {
        // Given
        Message message =
                message(alert("relay-lost", "Relay relay-a is lost.", Map.of("meetings", "3")));

        // Then
        assertThat(summary(WORDING.in(AlertLanguage.CHINESE, message)))
                .isEqualTo("中继 relay-a 失联。受影响的会议：3 场。");
        assertThat(WORDING.in(AlertLanguage.ENGLISH, message)).isEqualTo(message);
    }

    @Test
    void aStepOfAPlanIsSaidInTheReceiversLanguage() {
        // Given
        Message message =
                message(alert("plan-relay-loss", "Meetings …", Map.of("step", "call-for-help")));

        // Then
        assertThat(summary(WORDING.in(AlertLanguage.CHINESE, message)))
                .isEqualTo("会议未能在一分钟内离开失联的中继。（relay-loss，relay relay-a）");
    }

    @Test
    void whatHasNoTextInThatLanguageStaysAsItIs() {
        // Given
        Message message = message(alert("a-rule-of-somebody", "It is broken.", Map.of()));

        // Then
        assertThat(WORDING.in(AlertLanguage.CHINESE, message)).isEqualTo(message);
    }

    @Test
    void aMailIsAllInOneLanguage() {
        // Given
        Message message =
                message(alert("relay-lost", "Relay relay-a is lost.", Map.of("meetings", "3")));

        // When
        Letter letter =
                Letter.of(
                        WORDING.in(AlertLanguage.CHINESE, message),
                        AlertLanguage.CHINESE,
                        Optional.of("https://meet.example.org"));

        // Then
        assertThat(letter.subject()).startsWith("[告警 严重] 中继 relay-a 失联。");
        assertThat(letter.text())
                .contains("级别：严重，受影响 12 人，规则：relay-lost", "查看并确认：https://")
                .doesNotContain("Severity", "affected");
    }

    @Test
    void theRoutingFileNamesTheLanguage() {
        // Given
        String file =
                """
                receivers:
                  - {id: people, kind: mail, language: zh-CN, to: [on-call@example.org]}
                  - {id: others, kind: mail, to: [others@example.org]}
                routes:
                  - receivers: [people, others]
                """;

        // Then
        assertThat(RoutingReader.read("routing.yaml", file).errors()).isEmpty();
        assertThat(RoutingReader.read("routing.yaml", file.replace("zh-CN", "xx")).errors())
                .extracting(Object::toString)
                .containsExactly(
                        "routing.yaml:2:40 receivers[0].language: expected en | zh-CN, actual"
                                + " “xx”");
    }

    private static String summary(Message message) {
        return message.alerts().getFirst().summary();
    }

    private static Message message(AlertNotification alert) {
        return new Message("msg_1", "people", List.of(alert), 1, Instant.EPOCH);
    }

    private static AlertNotification alert(
            String eventClass, String summary, Map<String, String> details) {
        return new AlertNotification(
                "media-operations",
                "key-1",
                Action.TRIGGER,
                summary,
                "relay-a",
                Severity.CRITICAL,
                Instant.EPOCH,
                "relay-a",
                "relay",
                eventClass,
                details,
                "",
                "inc-1",
                12);
    }
}
