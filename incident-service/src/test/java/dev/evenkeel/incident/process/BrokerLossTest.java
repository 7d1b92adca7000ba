package dev.evenkeel.incident.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.testkit.TestCluster;
import dev.evenkeel.testkit.TopicReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/**
 * One of three brokers after the other is killed under the service's feet and started again. How
 * often: {@code -Devenkeel.kill.brokers}; docs/figures.md.
 */
class BrokerLossTest {
    private static final int KILLS = Integer.getInteger("evenkeel.kill.brokers", 2);
    private static final int BROKERS = 3;

    @Test
    void whateverWasAcknowledgedHasItsEffectThoughABrokerDies()
            throws IOException, InterruptedException {
        // Given
        try (TestCluster cluster = TestCluster.start();
                UnderLoad load = new UnderLoad(cluster.bootstrapServers(), settings(cluster));
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            ServiceProcess service = load.start("service", Optional.empty());
            int known = load.links().ids().size();
            load.until("detection", service, () -> isOpenedAfter(load, known));

            // When
            List<String> resumed = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++) {
                int node = kill % BROKERS + 1;
                load.until("all replicas are in step", service, () -> isWhole(admin));
                String role = leaderOfQuorum(admin) == node ? " (led the quorum)" : "";
                int before = load.links().ids().size();
                Instant began = Instant.now();
                cluster.kill(node);
                load.until("detection resumes", service, () -> isOpenedAfter(load, before));
                resumed.add(Duration.between(began, Instant.now()).toMillis() + " ms" + role);
                cluster.restart(node);
            }
            load.recover(service);
            service.end();

            // Then
            System.out.printf(
                    "FIGURE 6: %d kills of one of three brokers: an incident of a link that failed"
                            + " after it was known after %s; %d of %d measurements acknowledged, %d"
                            + " incidents; %d events came again under their id%n",
                    KILLS,
                    resumed,
                    load.links().acknowledged().size(),
                    load.links().sent(),
                    load.links().ids().size(),
                    load.trail().repeated());
            assertThat(idsOnTopic(cluster)).containsAll(load.links().acknowledged());
            load.assertOnceEach();
        }
    }

    private static Map<String, String> settings(TestCluster cluster) {
        return Map.of(
                "kafka.bootstrap.servers",
                cluster.bootstrapServers(),
                "evenkeel.topics.replication",
                Integer.toString(BROKERS));
    }

    /** Whether an incident is known of a link that began to fail later than those. */
    private static boolean isOpenedAfter(UnderLoad load, int known) {
        return load.links().ids().stream().skip(known).anyMatch(load.trail()::isOpened);
    }

    private static List<String> idsOnTopic(TestCluster cluster) {
        try (TopicReader reader =
                TopicReader.fromBeginning(cluster.bootstrapServers(), Topics.TELEMETRY_LINKS)) {
            return reader.all(EventTypes.LINK_MEASURED).stream().map(Event::id).toList();
        }
    }

    /** The broker that is the active controller as well. */
    private static int leaderOfQuorum(Admin admin) throws InterruptedException {
        try {
            return admin.describeMetadataQuorum().quorumInfo().get().leaderId();
        } catch (ExecutionException failed) {
            throw new KafkaException(failed);
        }
    }

    /** Whether every replica of what matters here has everything. */
    private static boolean isWhole(Admin admin) {
        try {
            return admin
                    .describeTopics(List.copyOf(Topics.ALL))
                    .allTopicNames()
                    .get()
                    .values()
                    .stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition -> partition.isr().size() == BROKERS);
        } catch (ExecutionException failed) {
            return false;
        } catch (InterruptedException stopped) {
            throw new KafkaException(stopped);
        }
    }
}
