package dev.evenkeel.media.app.placement;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.meeting.RelayPair;
import dev.evenkeel.media.app.Client;
import dev.evenkeel.media.app.Control;
import dev.evenkeel.media.app.Names;
import dev.evenkeel.media.app.RelayTest;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.event.EventPublisher;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RelayTest
class PlacementFollowerTest {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    @Inject EventFactory events;
    @Inject EventPublisher publisher;

    private final String meeting = Names.meeting();

    @Test
    void aMissedControlCallIsMadeUpForByTheTopic() throws Exception {
        try (var client = Client.of(Names.participant(), meeting)) {
            // Given
            client.join(1);

            // When
            publish(
                    new MeetingPlaced(
                            meeting,
                            "relay-a",
                            "relay-c",
                            2,
                            MeetingPlaced.Reason.STANDBY_LOST,
                            null,
                            Instant.now(),
                            List.of(new RelayPair("relay-d", null))));

            // Then
            await().atMost(LIMIT)
                    .untilAsserted(() ->
                            Control.state()
                                    .then()
                                    .body(
                                            "meetings.find { it.meetingId == '"
                                                    + meeting
                                                    + "' }.branches.primary",
                                            equalTo(List.of("relay-d"))));
            client.post(client.token(1)).then().statusCode(409);
        }
    }

    @Test
    void aMeetingThatMovedAwayIsLeft() throws Exception {
        try (var client = Client.of(Names.participant(), meeting)) {
            // Given
            client.join(1);

            // When
            publish(
                    new MeetingPlaced(
                            meeting,
                            "relay-b",
                            "relay-c",
                            2,
                            MeetingPlaced.Reason.RELAY_LOST,
                            null,
                            Instant.now()));

            // Then
            client.awaitGoodbye(LIMIT);
            client.post(client.token(1)).then().statusCode(409);
        }
    }

    private void publish(MeetingPlaced placed) {
        Event<MeetingPlaced> event =
                events.create(EventTypes.MEETING_PLACED, placed.meetingId(), placed);
        publisher.publish(event).await().atMost(LIMIT);
    }
}
