package dev.evenkeel.incident.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.incident.AlertReceivers;
import dev.evenkeel.incident.EventSender;
import dev.evenkeel.incident.RealParts;
import dev.evenkeel.incident.RelayPair;
import dev.evenkeel.incident.SimulatedRoom;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealParts
class ObserverDeafTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String meeting = "deaf-" + UUID.randomUUID().toString().substring(0, 6) + "-abc";
    private EventSender sender;
    private SimulatedRoom room;
    private RelayPair relays;
    private TopicReader events;

    @BeforeEach
    void startMeeting() {
        String kafka = KafkaResource.broker().bootstrapServers();
        sender = new EventSender(kafka);
        room = new SimulatedRoom(sender);
        relays = RelayPair.start(sender);
        room.start(meeting, relays.a(), relays.b(), "p-1");
        relays.awaitMeetings(relays.a(), meeting);
        events = TopicReader.fromNow(kafka, Topics.INCIDENT_LIFECYCLE, Topics.FAILOVER_COMMANDS);
    }

    @AfterEach
    void stopEverything() {
        KafkaResource.broker().start();
        room.end(meeting, "p-1");
        relays.close();
        events.close();
        sender.close();
    }

    @Test
    void whoHearsNobodyPagesOnceEvenWithoutKafkaAndMovesNothing() {
        // When
        KafkaResource.broker().kill();

        // Then
        await("trigger");

        // When
        KafkaResource.broker().start();

        // Then
        await("resolve");
        events.await(
                EventTypes.INCIDENT_RESOLVED, one -> one.rule().equals("observer-deaf"), LIMIT);
        assertThat(
                        events.all(EventTypes.INCIDENT_OPENED).stream()
                                .filter(one -> one.data().rule().equals("observer-deaf")))
                .hasSize(1);
        assertThat(events.all(EventTypes.FAILOVER_COMMAND))
                .noneMatch(command -> command.data().meetingId().equals(meeting));
    }

    private static void await(String action) {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() ->
                        AlertReceivers.requests("/hook", "No relay is heard").stream()
                                .anyMatch(one ->
                                        one.body()
                                                .contains(
                                                        "\"eventAction\":\"%s\""
                                                                .formatted(action))));
    }
}
