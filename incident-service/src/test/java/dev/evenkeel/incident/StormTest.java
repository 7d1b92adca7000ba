package dev.evenkeel.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.quality.QualityWindow.Verdict;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * A storm of symptoms is one incident and one page; the figure for 10,000 people is printed with
 * {@code -Devenkeel.storm.people=10000}, docs/figures.md.
 */
@RealParts
class StormTest {
    private static final int PEOPLE = Integer.getInteger("evenkeel.storm.people", 400);
    private static final int ELSEWHERE = PEOPLE / 20;
    private static final int PER_MEETING = 50;
    private static final int RELAYS = 4;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String run = UUID.randomUUID().toString().substring(0, 6);
    private final List<SimulatedRelay> relays = new ArrayList<>();
    private EventSender sender;
    private boolean storm;

    @Test
    void allWhoSufferAtOnceAreOneIncidentAndOnePage() throws InterruptedException {
        // Given
        String kafka = KafkaResource.broker().bootstrapServers();
        sender = new EventSender(kafka);
        for (int i = 0; i < RELAYS; i++) {
            relays.add(SimulatedRelay.start(sender, "relay-storm-" + run + "-" + i));
        }
        TopicReader events =
                TopicReader.fromNow(kafka, Topics.INCIDENT_LIFECYCLE, Topics.ALERT_NOTIFICATIONS);
        measureUntil(second -> second == 4);

        // When
        storm = true;
        Instant began = Instant.now();
        measureUntil(second -> second == 60 || !opened(events).isEmpty());
        measureUntil(second -> second == 15);

        // Then
        assertThat(opened(events)).as("incidents").isNotEmpty();
        Incident incident = opened(events).getFirst();
        AlertNotification page =
                events.await(
                                EventTypes.ALERT_NOTIFICATION,
                                alert -> incident.incidentId().equals(alert.incidentId()),
                                LIMIT)
                        .data();
        Awaitility.await().atMost(LIMIT).until(() -> !pages(incident).isEmpty());
        long opened = Duration.between(began, incident.openedAt()).toMillis();
        long told = Duration.between(began, pages(incident).getFirst().at()).toMillis();
        List<Incident> all = opened(events);
        System.out.printf(
                "FIGURE 9: %d people at one site suffer at once, %d elsewhere do not: %d incident (%s %s, after %d ms), %d page (webhook after %d ms)%n",
                PEOPLE,
                ELSEWHERE,
                all.size(),
                incident.cause().domain(),
                incident.cause().id(),
                opened,
                pages(incident).size(),
                told);
        assertThat(all).hasSize(1);
        assertThat(incident.cause()).isEqualTo(new Incident.Cause("site-link", "storm-link"));
        assertThat(page.eventAction()).isEqualTo(AlertNotification.Action.TRIGGER);
        assertThat(pages(incident)).hasSize(1);
        relays.forEach(SimulatedRelay::farewell);
        events.close();
        sender.close();
    }

    private List<Incident> opened(TopicReader events) {
        return events.all(EventTypes.INCIDENT_OPENED).stream()
                .map(Event::data)
                .filter(this::isOfTheStorm)
                .toList();
    }

    private static List<AlertReceivers.Request> pages(Incident incident) {
        return AlertReceivers.requests("/hook", incident.incidentId());
    }

    private boolean isOfTheStorm(Incident incident) {
        return incident.cause().id().contains(run) || incident.cause().id().equals("storm-link");
    }

    /** A window of everybody each second, as the quality pipeline makes them. */
    private void measureUntil(IntPredicate enough) throws InterruptedException {
        for (int second = 0; !enough.test(second); second++) {
            Instant next = Instant.now().plusSeconds(1);
            for (int i = 0; i < PEOPLE + ELSEWHERE; i++) {
                QualityWindow window = window(i, Instant.now());
                sender.send(EventTypes.QUALITY_WINDOW, window.meetingId(), window);
            }
            Thread.sleep(Math.max(0, Duration.between(Instant.now(), next).toMillis()));
        }
    }

    private QualityWindow window(int number, Instant now) {
        boolean atSite = number < PEOPLE;
        double loss = atSite && storm ? 0.25 : 0;
        return new QualityWindow(
                "storm-" + run + "-" + number / PER_MEETING,
                "p-" + number,
                relays.get(number % RELAYS).relayId(),
                now.minusSeconds(5),
                now,
                5,
                loss,
                loss,
                4.0,
                30.0,
                64_000.0,
                null,
                null,
                loss > 0 ? 1.8 : 4.3,
                loss > 0 ? Verdict.POOR : Verdict.GOOD,
                atSite ? "storm-site" : null,
                null,
                null,
                null);
    }
}
