package dev.evenkeel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class RealPartsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void anEventSurvivesAKilledBroker() throws Exception {
        // Given
        var bootstrap = new KafkaResource().start().get("kafka.bootstrap.servers");
        var meeting = UUID.randomUUID().toString();
        publishStarted(bootstrap, meeting);

        // When
        KafkaResource.broker().kill();
        KafkaResource.broker().start();

        // Then
        try (var reader = TopicReader.fromBeginning(bootstrap, Topics.MEETING_LIFECYCLE)) {
            var event =
                    reader.await(
                            EventTypes.MEETING_STARTED,
                            started -> started.meetingId().equals(meeting),
                            LIMIT);
            assertThat(event.key()).isEqualTo(meeting);
        }
    }

    @Test
    void theBrokerIsOnePerJvm() {
        // When
        var one = new KafkaResource().start();
        var other = new KafkaResource().start();

        // Then
        assertThat(one).isEqualTo(other);
    }

    @Test
    void theDatabaseComesBackOnItsPort() {
        // Given
        var before = new PostgresResource().start();
        var pid = PostgresResource.database().pid().orElseThrow().pid();

        // When
        PostgresResource.database().kill();
        PostgresResource.database().start();

        // Then
        assertThat(new PostgresResource().start()).isEqualTo(before);
        assertThat(PostgresResource.database().pid().orElseThrow().pid()).isNotEqualTo(pid);
    }

    private static void publishStarted(String bootstrap, String meeting) throws Exception {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "key.serializer", StringSerializer.class,
                        "value.serializer", StringSerializer.class);
        var record =
                new ProducerRecord<>(
                        Topics.MEETING_LIFECYCLE, meeting, "{\"meetingId\": \"" + meeting + "\"}");
        header(record, "ce_type", EventTypes.MEETING_STARTED.name());
        header(record, "ce_id", UUID.randomUUID().toString());
        header(record, "ce_source", "/test");
        header(record, "ce_time", "2026-01-01T10:00:00Z");
        try (var producer = new KafkaProducer<String, String>(settings)) {
            producer.send(record).get();
        }
    }

    private static void header(ProducerRecord<?, ?> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
