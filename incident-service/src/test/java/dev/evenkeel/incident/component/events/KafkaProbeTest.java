package dev.evenkeel.incident.component.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.platform.ComponentObserved.Kind;
import dev.evenkeel.contracts.platform.ComponentObserved.Status;
import dev.evenkeel.incident.component.events.ComponentProbe.Sighted;
import dev.evenkeel.testkit.MutableClock;
import dev.evenkeel.testkit.TestCluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Three real brokers, one of which is killed; a consumer that stands still. */
class KafkaProbeTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String GROUP = "incident-service-test";

    private final MutableClock clock = MutableClock.at("2026-03-02T10:00:00Z");

    @Test
    void aBrokerThatIsAwayIsDownAndAReaderThatStandsStillIsBehind()
            throws InterruptedException, ExecutionException {
        try (TestCluster cluster = TestCluster.start();
                Admin admin = Admin.create(kafka(cluster))) {
            admin.createTopics(
                            Topics.ALL.stream()
                                    .map(name -> new NewTopic(name, 1, (short) 3))
                                    .toList())
                    .all()
                    .get();
            try (KafkaProbe probe = new KafkaProbe(kafka(cluster), Pattern.compile(GROUP), clock)) {
                theLagIsSeen(cluster, probe);
                theDeadBrokerIsSeen(cluster, probe);
            }
        }
    }

    private void theLagIsSeen(TestCluster cluster, KafkaProbe probe) throws InterruptedException {
        try (KafkaConsumer<byte[], byte[]> reader = reader(cluster)) {
            // Given
            write(cluster, 5);
            reader.subscribe(List.of(Topics.AUDIT_TRAIL));
            Awaitility.await()
                    .atMost(LIMIT)
                    .until(() -> !reader.poll(Duration.ofMillis(200)).isEmpty());
            reader.commitSync();
            assertThat(group(probe).lagRecords()).isZero();

            // When
            clock.advance(Duration.ofSeconds(5));
            write(cluster, 7);

            // Then
            Sighted behind = group(probe);
            assertThat(behind.lagRecords()).isEqualTo(7);
            assertThat(behind.lagSeconds()).isZero();
            clock.advance(Duration.ofSeconds(40));
            assertThat(group(probe).lagSeconds()).isEqualTo(40);
        }
        assertThat(probe.look()).noneMatch(one -> one.kind() == Kind.CONSUMER_GROUP);
    }

    private static void theDeadBrokerIsSeen(TestCluster cluster, KafkaProbe probe)
            throws InterruptedException {
        assertThat(broker(probe, "2").status()).isEqualTo(Status.UP);

        // When
        cluster.kill(2);

        // Then
        awaitBroker(probe, Status.DOWN);
        assertThat(broker(probe, "1").status()).isEqualTo(Status.UP);
        assertThat(broker(probe, "2").detail()).isEqualTo("the cluster does not have it");

        // When
        cluster.restart(2);

        // Then
        awaitBroker(probe, Status.UP);
    }

    private static void awaitBroker(KafkaProbe probe, Status status) {
        Awaitility.await()
                .atMost(LIMIT)
                .ignoreExceptionsInstanceOf(IllegalStateException.class)
                .until(() -> broker(probe, "2").status() == status);
    }

    private static Sighted broker(KafkaProbe probe, String id) throws InterruptedException {
        return probe.look().stream()
                .filter(one -> one.kind() == Kind.BROKER && one.name().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Sighted group(KafkaProbe probe) throws InterruptedException {
        return probe.look().stream()
                .filter(one -> one.kind() == Kind.CONSUMER_GROUP && one.name().equals(GROUP))
                .findFirst()
                .orElseThrow();
    }

    private static void write(TestCluster cluster, int count) {
        try (KafkaProducer<byte[], byte[]> writer =
                new KafkaProducer<>(
                        kafka(cluster), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                writer.send(
                        new ProducerRecord<>(
                                Topics.AUDIT_TRAIL, "x".getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private static KafkaConsumer<byte[], byte[]> reader(TestCluster cluster) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        cluster.bootstrapServers(),
                        "group.id",
                        GROUP,
                        "enable.auto.commit",
                        "false",
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static Map<String, Object> kafka(TestCluster cluster) {
        return Map.of("bootstrap.servers", cluster.bootstrapServers());
    }
}
