package dev.evenkeel.media.app.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.contracts.relay.RelayState;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.media.app.Client;
import dev.evenkeel.media.app.Names;
import dev.evenkeel.media.app.RelayConfig;
import dev.evenkeel.media.app.RelayTest;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RelayTest
class RelayEventsTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject RelayConfig config;

    private final String meeting = Names.meeting();

    @Test
    void aRelaySaysThatItStarted() {
        try (var topic = TopicReader.fromBeginning(kafka, Topics.RELAY_STATUS)) {
            // When
            var started = topic.await(EventTypes.RELAY_STARTED, _ -> true, LIMIT);

            // Then
            assertThat(started.key()).isEqualTo("relay-a");
            assertThat(started.source()).isEqualTo("/relays/relay-a");
            assertThat(started.data().region()).isEqualTo("local");
            assertThat(started.data().controlUrl()).isEqualTo("http://relay-a.test");
        }
    }

    @Test
    void heartbeatsComeTwiceASecond() {
        try (var topic = TopicReader.fromNow(kafka, Topics.RELAY_STATUS)) {
            // When
            var first = topic.await(EventTypes.RELAY_HEARTBEAT, _ -> true, LIMIT).data();
            var fifth =
                    topic.await(
                                    EventTypes.RELAY_HEARTBEAT,
                                    beat -> beat.sequence() == first.sequence() + 4,
                                    LIMIT)
                            .data();

            // Then
            assertThat(Duration.between(first.sentAt(), fifth.sentAt()))
                    .isBetween(Duration.ofMillis(1_500), Duration.ofMillis(2_900));
            assertThat(fifth.instanceId()).isEqualTo(first.instanceId());
            assertThat(fifth.state()).isEqualTo(RelayState.READY);
            assertThat(fifth.bridgeAddress()).isEqualTo("127.0.0.1:" + config.udpPort());
        }
    }

    @Test
    void aHeartbeatSaysHowBusyTheRelayIs() throws Exception {
        try (var topic = TopicReader.fromNow(kafka, Topics.RELAY_STATUS);
                var client = Client.of(Names.participant(), meeting)) {
            // Given
            client.join(1);

            // When
            var beat =
                    await().pollInterval(Duration.ofMillis(20))
                            .atMost(LIMIT)
                            .until(() -> busyHeartbeat(client, topic), Optional::isPresent)
                            .orElseThrow();

            // Then
            assertThat(beat.load().sessions()).isPositive();
            assertThat(beat.load().meetings()).isPositive();
            assertThat(beat.load().bitsPerSecond()).isPositive();
            assertThat(beat.load().cpuRatio()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void streamsFromClientsAreSampled() throws Exception {
        var participant = Names.participant();
        try (var topic = TopicReader.fromNow(kafka, Topics.TELEMETRY_STREAMS);
                var client = Client.of(participant, meeting)) {
            // Given
            client.join(1);

            // When
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(LIMIT)
                    .until(() -> {
                        client.speak();
                        return samples(topic).stream()
                                        .filter(s -> s.participantId().equals(participant))
                                        .count()
                                >= 3;
                    });

            // Then
            var mine =
                    samples(topic).stream()
                            .filter(s -> s.participantId().equals(participant))
                            .toList();
            assertThat(mine)
                    .allSatisfy(sample -> {
                        assertThat(sample.reporter()).isEqualTo(StreamSample.Reporter.RELAY);
                        assertThat(sample.direction()).isEqualTo(StreamSample.Direction.INBOUND);
                        assertThat(sample.source()).isEqualTo("microphone");
                        assertThat(sample.ssrc()).isEqualTo(Client.MICROPHONE_SSRC);
                        assertThat(sample.packetsReceived()).isPositive();
                        assertThat(sample.active()).isTrue();
                    });
            assertThat(new HashSet<>(mine.stream().map(StreamSample::sampleId).toList()))
                    .hasSameSizeAs(mine);
        }
    }

    private Optional<RelayHeartbeat> busyHeartbeat(Client client, TopicReader topic)
            throws IOException {
        client.speak();
        return topic.all(EventTypes.RELAY_HEARTBEAT).stream()
                .map(event -> event.data())
                .filter(beat -> beat.meetingIds().contains(meeting))
                .filter(beat -> beat.load().packetsPerSecond() > 0)
                .findFirst();
    }

    private static List<StreamSample> samples(TopicReader topic) {
        return topic.all(EventTypes.STREAM_SAMPLED).stream().map(e -> e.data()).toList();
    }
}
