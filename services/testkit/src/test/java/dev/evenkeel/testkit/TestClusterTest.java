package dev.evenkeel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TestClusterTest {
    private static final TopicPartition PARTITION = new TopicPartition("kept", 0);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void whatWasAcknowledgedOutlivesTheLeaderThatTookIt()
            throws ExecutionException, InterruptedException {
        // Given
        try (TestCluster cluster = TestCluster.start();
                Admin admin = Admin.create(servers(cluster));
                var producer = producer(cluster)) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 3))).all().get();
            producer.send(new ProducerRecord<>(PARTITION.topic(), "before")).get();

            // When
            cluster.kill(leader(admin));
            producer.send(new ProducerRecord<>(PARTITION.topic(), "after")).get();

            // Then
            assertThat(read(cluster)).containsExactlyInAnyOrder("before", "after");
        }
    }

    private static int leader(Admin admin) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(PARTITION.topic()))
                .allTopicNames()
                .get()
                .get(PARTITION.topic())
                .partitions()
                .getFirst()
                .leader()
                .id();
    }

    private static Set<String> read(TestCluster cluster) {
        try (var consumer =
                new KafkaConsumer<>(
                        servers(cluster), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            Set<String> found = new HashSet<>();
            Awaitility.await()
                    .atMost(LIMIT)
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(100))
                                .forEach(one -> found.add(one.value()));
                        return found.size() >= 2;
                    });
            return found;
        }
    }

    private static KafkaProducer<String, String> producer(TestCluster cluster) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        cluster.bootstrapServers(),
                        "acks",
                        "all",
                        "request.timeout.ms",
                        3_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static Map<String, Object> servers(TestCluster cluster) {
        return Map.of("bootstrap.servers", cluster.bootstrapServers());
    }
}
