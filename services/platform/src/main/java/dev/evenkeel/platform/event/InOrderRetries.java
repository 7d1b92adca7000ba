package dev.evenkeel.platform.event;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * Leaves retrying to the idempotent producer, which keeps the order. The connector would retry by
 * itself, out of order, unless the channel's {@code retries} is 0; the producer reads the same
 * property and needs it above 0.
 */
@ApplicationScoped
public class InOrderRetries implements ClientCustomizer<Map<String, Object>> {

    @Override
    public Map<String, Object> customize(
            String channel, Config channelConfig, Map<String, Object> settings) {
        if (channel.equals(EventPublisher.CHANNEL)) {
            settings.put(ProducerConfig.RETRIES_CONFIG, Integer.toString(Integer.MAX_VALUE));
        }
        return settings;
    }
}
