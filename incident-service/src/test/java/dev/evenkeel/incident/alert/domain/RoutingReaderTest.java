package dev.evenkeel.incident.alert.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.incident.AlertNotification.Action;
import dev.evenkeel.contracts.incident.Incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutingReaderTest {
    /** A Monday, 10:00 in Berlin. */
    private static final Instant OFFICE = Instant.parse("2026-03-02T09:00:00Z");

    private static final Instant NIGHT = Instant.parse("2026-03-02T22:00:00Z");

    private static final String GOOD =
            """
            receivers:
              - id: pager
                kind: pagerduty
                keys: pager
              - id: chat
                kind: webhook
                url: https://chat.example.org/in
                keys: chat
              - id: people
                kind: mail
                to: [on-call@example.org]
            hours:
              - id: office
                zone: Europe/Berlin
                days: [mon, tue, wed, thu, fri]
                from: "08:00"
                until: "18:00"
            routes:
              - match:
                  team: media-operations
                hours: office
                receivers: [chat]
                continue: true
              - match:
                  severity: critical
                receivers: [pager]
                groupWait: PT2S
                escalate:
                  - after: PT5M
                    receivers: [people]
                repeatEvery: PT10M
              - receivers: [people]
            """;

    @Test
    void routesAreByTeamSeverityAndHours() {
        // Given
        Routing routing = RoutingReader.read("r.yaml", GOOD).value().orElseThrow();

        // Then
        assertThat(told(routing, "media-operations", Severity.CRITICAL, OFFICE))
                .containsExactly("chat", "pager");
        assertThat(told(routing, "media-operations", Severity.CRITICAL, NIGHT))
                .containsExactly("pager");
        assertThat(told(routing, "site", Severity.WARNING, NIGHT)).containsExactly("people");
    }

    @Test
    void nobodyWhoAcknowledgesHasOthersToldAgainAndAgain() {
        // Given
        Routing routing = RoutingReader.read("r.yaml", GOOD).value().orElseThrow();
        AlertNotification alert = alert("site", Severity.CRITICAL);

        // When
        List<Instant> at =
                List.of(0, 1, 2).stream()
                        .map(done -> routing.next(alert, done, NIGHT).orElseThrow().at())
                        .toList();

        // Then
        assertThat(at)
                .containsExactly(
                        NIGHT.plus(Duration.ofMinutes(5)),
                        NIGHT.plus(Duration.ofMinutes(15)),
                        NIGHT.plus(Duration.ofMinutes(25)));
        assertThat(routing.next(alert("site", Severity.WARNING), 0, NIGHT)).isEmpty();
    }

    @Test
    void stepsOfAllRoutesThatFitAreTakenInTheirOrder() {
        // Given
        String two =
                GOOD.replace(
                        "    receivers: [chat]\n    continue: true\n",
                        "    receivers: [chat]\n    continue: true\n    escalate:\n      - after: PT7M\n        receivers: [chat]\n");
        Routing routing = RoutingReader.read("r.yaml", two).value().orElseThrow();
        AlertNotification alert = alert("media-operations", Severity.CRITICAL);

        // When
        List<Instant> at =
                List.of(0, 1, 2).stream()
                        .map(done -> routing.next(alert, done, OFFICE).orElseThrow().at())
                        .toList();

        // Then
        assertThat(at)
                .containsExactly(
                        OFFICE.plus(Duration.ofMinutes(5)),
                        OFFICE.plus(Duration.ofMinutes(7)),
                        OFFICE.plus(Duration.ofMinutes(15)));
    }

    @Test
    void everyErrorHasItsPlace() {
        // Given
        String bad =
                GOOD.replace("kind: mail", "kind: pigeon")
                        .replace("https://chat", "file://chat")
                        .replace("Europe/Berlin", "Europe/Atlantis")
                        .replace("hours: office", "hours: lunch")
                        .replace("PT10M", "soon");

        // When
        RoutingReader.Result read = RoutingReader.read("r.yaml", bad);

        // Then
        assertThat(read.value()).isEmpty();
        assertThat(read.errors())
                .extracting(error -> error.line() + " " + error.field())
                .contains(
                        "7 receivers[1].url",
                        "10 receivers[2].kind",
                        "14 hours[0].zone",
                        "21 routes[0].hours",
                        "31 routes[1].repeatEvery");
    }

    @Test
    void hoursPastMidnightBelongToTheDayTheyBeganOn() {
        // Given
        String night =
                GOOD.replace("from: \"08:00\"", "from: \"22:00\"")
                        .replace("until: \"18:00\"", "until: \"06:00\"");
        Routing routing = RoutingReader.read("r.yaml", night).value().orElseThrow();

        // Then: Saturday 03:00 belongs to Friday, Sunday 03:00 to Saturday
        assertThat(
                        told(
                                routing,
                                "media-operations",
                                Severity.WARNING,
                                Instant.parse("2026-03-07T02:00:00Z")))
                .contains("chat");
        assertThat(
                        told(
                                routing,
                                "media-operations",
                                Severity.WARNING,
                                Instant.parse("2026-03-08T02:00:00Z")))
                .doesNotContain("chat");
    }

    static AlertNotification alert(String team, Severity severity) {
        return new AlertNotification(
                team,
                "key-1",
                Action.TRIGGER,
                "Relay relay-a is lost.",
                "relay-a",
                severity,
                NIGHT,
                "relay-a",
                "relay",
                "relay-lost",
                Map.of("startedAt", "2026-03-02T21:59:58Z"),
                "",
                "inc-1",
                12);
    }

    private static List<String> told(Routing routing, String team, Severity severity, Instant at) {
        return routing.told(alert(team, severity), at).stream()
                .map(told -> told.receiver().id())
                .toList();
    }
}
