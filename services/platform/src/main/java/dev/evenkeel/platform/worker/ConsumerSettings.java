package dev.evenkeel.platform.worker;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** What all consumers with a thread of their own have in common. */
public final class ConsumerSettings {
    private ConsumerSettings() {}

    /**
     * Settings to be completed: committed records only, no commits by itself, answers or failures
     * within seconds.
     */
    public static Map<String, Object> of(Map<String, Object> kafka, String clientId) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                String.valueOf(kafka.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG)));
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 250);
        settings.put(ConsumerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 250);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }
}
