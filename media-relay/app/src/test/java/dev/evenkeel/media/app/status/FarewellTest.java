package dev.evenkeel.media.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.media.app.Client;
import dev.evenkeel.media.app.Names;
import dev.evenkeel.media.app.RelayIdentity;
import dev.evenkeel.media.app.RelayTest;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** In a relay of its own, because that ends. */
@QuarkusTest
@RelayTest
@TestProfile(FarewellTest.Own.class)
class FarewellTest {
    public static final class Own implements QuarkusTestProfile {}

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject Farewell farewell;
    @Inject RelayIdentity identity;

    @Test
    void theRelaySaysGoodbye() throws Exception {
        try (var client = Client.of(Names.participant(), Names.meeting());
                var topic = TopicReader.fromNow(kafka, Topics.RELAY_STATUS)) {
            // Given
            client.join(1);

            // When
            farewell.end(new ShutdownEvent());

            // Then
            assertThat(client.awaitGoodbye(Duration.ofSeconds(2))).isTrue();
            topic.await(
                    EventTypes.RELAY_STOPPED,
                    stopped -> stopped.instanceId().equals(identity.instanceId()),
                    Duration.ofSeconds(10));
            client.post(client.token(1)).then().statusCode(503).header("Retry-After", "1");
        }
    }
}
