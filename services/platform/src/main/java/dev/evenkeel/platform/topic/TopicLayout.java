package dev.evenkeel.platform.topic;

import dev.evenkeel.contracts.event.DeadLetterTopics;
import dev.evenkeel.contracts.event.Retention;
import dev.evenkeel.contracts.event.Topics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How the topics of the catalogue are laid out: partitions, replicas, retention, compaction. With
 * three replicas or more a record is acknowledged when all but one have it at the least: what one
 * broker takes with it was not told to be safe.
 */
@Singleton
class TopicLayout {
    private final int partitions;
    private final short replication;

    @Inject
    TopicLayout(
            @ConfigProperty(name = "evenkeel.topics.partitions") int partitions,
            @ConfigProperty(name = "evenkeel.topics.replication") short replication) {
        this.partitions = partitions;
        this.replication = replication;
    }

    void createMissing(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> missing = new HashSet<>(Topics.ALL);
        missing.addAll(DeadLetterTopics.ALL);
        missing.removeAll(admin.listTopics().names().get());
        CreateTopicsResult result =
                admin.createTopics(missing.stream().map(this::newTopic).toList());
        for (KafkaFuture<Void> creation : result.values().values()) {
            awaitUnlessOtherWasFirst(creation);
        }
    }

    NewTopic newTopic(String name) {
        Map<String, String> settings =
                new HashMap<>(Topics.COMPACTED.contains(name) ? compacted() : deleted(name));
        int inSync = Math.max(1, replication - 1);
        settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(inSync));
        return new NewTopic(name, partitions, replication).configs(settings);
    }

    private static Map<String, String> compacted() {
        return Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    }

    private static Map<String, String> deleted(String name) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(Retention.of(name).toMillis()));
    }

    private static void awaitUnlessOtherWasFirst(KafkaFuture<Void> creation)
            throws ExecutionException, InterruptedException {
        try {
            creation.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
