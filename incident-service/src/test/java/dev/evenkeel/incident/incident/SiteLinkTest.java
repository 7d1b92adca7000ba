package dev.evenkeel.incident.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.incident.EventSender;
import dev.evenkeel.incident.RealParts;
import dev.evenkeel.incident.SampleSource;
import dev.evenkeel.incident.SimulatedRelay;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From samples that say their site, over windows, to the incident of the site's link. */
@RealParts
class SiteLinkTest {
    private static final String SITE = "sampled-site";
    private static final int PEOPLE = 12;
    private static final int PACKETS = 50;
    private static final int LOST = 15;
    private static final int GOOD_SECONDS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String run = UUID.randomUUID().toString().substring(0, 6);
    private final List<SimulatedRelay> relays = new ArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private EventSender sender;
    private TopicReader events;
    private int second;

    @BeforeEach
    void start() {
        String kafka = KafkaResource.broker().bootstrapServers();
        sender = new EventSender(kafka);
        events = TopicReader.fromNow(kafka, Topics.QUALITY_WINDOWS, Topics.INCIDENT_LIFECYCLE);
        relays.add(SimulatedRelay.start(sender, "relay-site-" + run + "-a"));
        relays.add(SimulatedRelay.start(sender, "relay-site-" + run + "-b"));
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
        relays.forEach(SimulatedRelay::farewell);
        events.close();
        sender.close();
    }

    @Test
    void lossOfPeopleAtOneSiteIsBlamedOnItsLink() {
        // When
        timer.scheduleAtFixedRate(this::measure, 0, 1, TimeUnit.SECONDS);

        // Then
        QualityWindow window =
                events.await(
                                EventTypes.QUALITY_WINDOW,
                                one -> one.participantId().equals("p-" + run + "-0"),
                                PATIENCE)
                        .data();
        assertThat(window.siteId()).isEqualTo(SITE);
        Incident incident =
                events.await(
                                EventTypes.INCIDENT_OPENED,
                                one -> one.rule().equals("site-link-bad") && isOfThisRun(one),
                                PATIENCE)
                        .data();
        assertThat(incident.cause()).isEqualTo(new Incident.Cause("site-link", "sampled-link"));
        assertThat(events.all(EventTypes.INCIDENT_OPENED))
                .filteredOn(event -> isOfThisRun(event.data()))
                .hasSize(1);
    }

    private boolean isOfThisRun(Incident incident) {
        return incident.meetingIds().stream().anyMatch(meeting -> meeting.contains(run))
                || incident.cause().id().contains(run);
    }

    /** A second of everybody: half are at the site and begin to lose packets, half are nowhere. */
    private void measure() {
        second++;
        for (int number = 0; number < PEOPLE; number++) {
            boolean atSite = number % 2 == 0;
            long lost = atSite ? (long) LOST * Math.max(0, second - GOOD_SECONDS) : 0;
            StreamSample sample =
                    SampleSource.received(
                            "site-" + run + "-" + number % 3,
                            "p-" + run + "-" + number,
                            relays.get(number / 2 % 2).relayId(),
                            Instant.now(),
                            (long) PACKETS * second - lost,
                            lost);
            sender.send(
                    EventTypes.STREAM_SAMPLED,
                    sample.meetingId(),
                    atSite ? SampleSource.at(SITE, sample) : sample);
        }
    }
}
