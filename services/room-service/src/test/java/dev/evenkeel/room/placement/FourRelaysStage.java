package dev.evenkeel.room.placement;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.RelayDouble;
import dev.evenkeel.testkit.KafkaResource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two relays more, all of them steady when a test begins. */
abstract class FourRelaysStage extends FailoverStage {
    @Inject RelayRegistry registry;

    private RelayDouble c;
    private RelayDouble d;

    @BeforeEach
    void openFurther() {
        String servers = KafkaResource.broker().bootstrapServers();
        c = new RelayDouble("relay-c", servers);
        d = new RelayDouble("relay-d", servers);
        await().atMost(Guest.LIMIT).until(() -> allRelays().allMatch(this::isSteady));
    }

    @AfterEach
    void closeFurther() {
        c.close();
        d.close();
    }

    Stream<RelayDouble> allRelays() {
        return Stream.of(relays.a(), relays.b(), c, d);
    }

    /** These processes, and not those of the test before. */
    private boolean isSteady(RelayDouble relay) {
        return registry.relays()
                .find(relay.relayId())
                .filter(known -> known.instanceId().equals(relay.instanceId()))
                .filter(known -> registry.relays().isSteady(known, Instant.now()))
                .isPresent();
    }

    static String primary(JsonNode admission) {
        return admission.at("/placement/primary/relayId").asText();
    }

    static String standby(JsonNode admission) {
        return admission.at("/placement/standby/relayId").asText();
    }
}
