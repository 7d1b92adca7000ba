package dev.evenkeel.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
class ConfigurationTest {
    @Inject KafkaClientService clients;

    @Test
    void producerIsIdempotentAndGivesUpAfterTenSeconds() {
        // When
        Map<String, Object> settings =
                Map.copyOf(clients.getProducer(EventPublisher.CHANNEL).configuration());

        // Then
        assertThat(settings)
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", "true")
                .containsEntry("retries", "2147483647")
                .containsEntry("delivery.timeout.ms", "10000")
                .containsEntry("metadata.recovery.strategy", "none");
    }
}
