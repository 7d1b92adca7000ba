package dev.evenkeel.media.app.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.media.app.Client;
import dev.evenkeel.media.app.Control;
import dev.evenkeel.media.app.Names;
import dev.evenkeel.media.app.OtherRelay;
import dev.evenkeel.media.app.RelayConfig;
import dev.evenkeel.media.app.RelayTest;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RelayTest
class KafkaAwayTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration AWAY = Duration.ofSeconds(10);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject RelayConfig config;

    private final String meeting = Names.meeting();

    @AfterEach
    void bringBack() {
        KafkaResource.broker().start();
    }

    @Test
    void mediaGoesOnAndNothingImportantIsLost() throws Exception {
        try (var client = Client.of(Names.participant(), meeting);
                var other = OtherRelay.start(meeting, config)) {
            // Given
            Control.place(meeting, 1, "relay-a", "relay-b", other.bridges()).then().statusCode(204);
            client.join(1);
            awaitPeer(true);

            // When
            KafkaResource.broker().stop();
            Instant gone = Instant.now();
            other.close();
            awaitPeer(false);
            while (Instant.now().isBefore(gone.plus(AWAY))) {
                client.heartbeat();
                given().get("/q/health/live").then().statusCode(200);
                given().get("/q/health/ready").then().statusCode(200);
            }
            KafkaResource.broker().start();
            Instant back = Instant.now();

            // Then
            peerLossIsToldOnce(other.id());
            heartbeatsResumeWithoutAFlood(gone, back);
        }
    }

    /** Once in effect: an event whose delivery was in doubt may come again, under the same id. */
    private void peerLossIsToldOnce(String peerId) {
        try (var topic = TopicReader.fromBeginning(kafka, Topics.RELAY_STATUS)) {
            var lost =
                    topic.await(
                            EventTypes.RELAY_PEER_LOST,
                            event -> event.meetingIds().contains(meeting),
                            LIMIT);
            assertThat(lost.data().peerId()).isEqualTo(peerId);
            assertThat(lost.data().relayId()).isEqualTo("relay-a");
            awaitHeartbeatAfter(topic, lost.time());
            assertThat(topic.all(EventTypes.RELAY_PEER_LOST))
                    .filteredOn(event -> event.data().meetingIds().contains(meeting))
                    .extracting(Event::id)
                    .containsOnly(lost.id());
        }
    }

    private void heartbeatsResumeWithoutAFlood(Instant gone, Instant back) {
        try (var topic = TopicReader.fromBeginning(kafka, Topics.RELAY_STATUS)) {
            awaitHeartbeatAfter(topic, back);
            List<RelayHeartbeat> fromTheDark =
                    topic.all(EventTypes.RELAY_HEARTBEAT).stream()
                            .map(event -> event.data())
                            .filter(beat ->
                                    beat.sentAt().isAfter(gone.plusMillis(500))
                                            && beat.sentAt().isBefore(back.minusSeconds(3)))
                            .toList();
            assertThat(fromTheDark).hasSizeLessThanOrEqualTo(4);
        }
    }

    private static void awaitHeartbeatAfter(TopicReader topic, Instant time) {
        topic.await(EventTypes.RELAY_HEARTBEAT, beat -> beat.sentAt().isAfter(time), LIMIT);
    }

    private static void awaitPeer(boolean alive) {
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        Control.state()
                                .then()
                                .body(
                                        "peers.find { it.relayId == 'relay-b' }.alive",
                                        equalTo(alive)));
    }
}
