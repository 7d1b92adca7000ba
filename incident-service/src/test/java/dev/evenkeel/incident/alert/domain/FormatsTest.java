package dev.evenkeel.incident.alert.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.incident.AlertNotification.Action;
import dev.evenkeel.contracts.incident.Incident.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormatsTest {
    private static final Optional<String> CONSOLE = Optional.of("https://meet.example.org/");
    private static final AlertNotification ALERT =
            RoutingReaderTest.alert("media-operations", Severity.CRITICAL);

    @Test
    void pagerDutyGetsItsCommonEventFormat() {
        // When
        Formats.PagerDuty event = Formats.pagerDuty(ALERT, "key", CONSOLE);

        // Then
        assertThat(event.eventAction()).isEqualTo("trigger");
        assertThat(event.dedupKey()).isEqualTo("key-1");
        assertThat(event.payload().severity()).isEqualTo("critical");
        assertThat(event.payload().eventClass()).isEqualTo("relay-lost");
        assertThat(event.payload().customDetails()).containsEntry("affectedPeople", "12");
        assertThat(event.links().getFirst().href())
                .isEqualTo("https://meet.example.org/console?incident=inc-1");
    }

    @Test
    void alertmanagerGetsLabelsThatStayTheSameAndAnEndThatTells() {
        // Given
        AlertNotification over =
                new AlertNotification(
                        ALERT.team(),
                        ALERT.dedupKey(),
                        Action.RESOLVE,
                        "Every relay of region east is lost.",
                        "east",
                        Severity.ERROR,
                        ALERT.timestamp().plusSeconds(60),
                        "east",
                        "region",
                        "region-lost",
                        ALERT.customDetails(),
                        "",
                        "inc-2",
                        null);
        Message message = new Message("msg_1", "am", List.of(ALERT, over), 1, ALERT.timestamp());

        // When
        List<Formats.Prometheus> alerts = Formats.prometheus(message, CONSOLE);

        // Then
        assertThat(alerts)
                .extracting(Formats.Prometheus::labels)
                .containsOnly(alerts.getFirst().labels());
        assertThat(alerts.getFirst().startsAt()).isEqualTo(Instant.parse("2026-03-02T21:59:58Z"));
        assertThat(alerts.getFirst().endsAt()).isAfter(ALERT.timestamp().plusSeconds(86_400));
        assertThat(alerts.getLast().endsAt()).isEqualTo(over.timestamp());
    }

    @Test
    void aMailSaysTheFirstInItsSubjectAndAllInItsText() {
        // When
        Letter letter =
                Letter.of(
                        new Message("msg_1", "people", List.of(ALERT, ALERT), 1, Instant.EPOCH),
                        AlertLanguage.ENGLISH,
                        CONSOLE);

        // Then
        assertThat(letter.subject()).isEqualTo("[TRIGGER critical] Relay relay-a is lost. (+1)");
        assertThat(letter.text())
                .contains("12 people affected")
                .contains("https://meet.example.org/console?incident=inc-1");
    }
}
