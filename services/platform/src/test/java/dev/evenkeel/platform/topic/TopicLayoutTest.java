package dev.evenkeel.platform.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.testkit.KafkaResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicLayoutTest {
    private final TopicLayout layout = new TopicLayout(3, (short) 1);
    private Admin admin;

    @BeforeEach
    void connect() {
        String servers = KafkaResource.broker().start().bootstrapServers();
        admin = Admin.create(Map.of("bootstrap.servers", servers));
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void missingTopicsAreCreatedAsLaidOut() throws ExecutionException, InterruptedException {
        // Given
        delete(List.of(Topics.REPORT_MEETING, Topics.INCIDENT_OPEN));

        // When
        layout.createMissing(admin);

        // Then
        assertThat(admin.listTopics().names().get()).containsAll(Topics.ALL);
        assertThat(partitions(Topics.REPORT_MEETING)).isEqualTo(3);
        assertThat(config(Topics.REPORT_MEETING).get("cleanup.policy").value()).isEqualTo("delete");
        assertThat(config(Topics.REPORT_MEETING).get("retention.ms").value())
                .isEqualTo(Long.toString(Duration.ofDays(7).toMillis()));
        assertThat(config(Topics.INCIDENT_OPEN).get("cleanup.policy").value()).isEqualTo("compact");
    }

    @Test
    void existingTopicsAreLeftAlone() throws ExecutionException, InterruptedException {
        // Given
        layout.createMissing(admin);

        // When
        new TopicLayout(5, (short) 1).createMissing(admin);

        // Then
        assertThat(partitions(Topics.MEETING_LIFECYCLE)).isNotEqualTo(5);
    }

    @Test
    void withThreeReplicasTwoHaveWhatIsAcknowledged() {
        // When
        NewTopic alone = layout.newTopic(Topics.INCIDENT_OPEN);
        NewTopic replicated = new TopicLayout(3, (short) 3).newTopic(Topics.INCIDENT_OPEN);

        // Then
        assertThat(alone.configs()).containsEntry("min.insync.replicas", "1");
        assertThat(replicated.replicationFactor()).isEqualTo((short) 3);
        assertThat(replicated.configs()).containsEntry("min.insync.replicas", "2");
    }

    private void delete(List<String> topics) throws ExecutionException, InterruptedException {
        admin.deleteTopics(topics).all().get();
        await().until(() -> admin.listTopics().names().get().stream().noneMatch(topics::contains));
    }

    private int partitions(String topic) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
    }

    private Config config(String topic) throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource)).all().get().get(resource);
    }
}
