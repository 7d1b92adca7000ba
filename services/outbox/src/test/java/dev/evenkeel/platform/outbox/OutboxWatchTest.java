package dev.evenkeel.platform.outbox;

import static dev.evenkeel.platform.outbox.Fixture.LIMIT;
import static dev.evenkeel.platform.outbox.Fixture.freshKey;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.PostgresResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class OutboxWatchTest {
    @Inject Fixture fixture;
    @Inject MeterRegistry meters;

    @AfterEach
    void bringEverythingBack() {
        KafkaResource.broker().start();
        PostgresResource.database().start();
    }

    @Test
    void whatWaitsForKafkaIsCountedAndGrowsOlder() {
        // Given
        KafkaResource.broker().kill();

        // When
        fixture.append(fixture.started(freshKey(), "waits"));

        // Then
        await().atMost(LIMIT).until(() -> gauge("evenkeel.outbox.waiting") > 0);
        await().atMost(LIMIT).until(() -> gauge("evenkeel.outbox.oldest.age.seconds") > 0);
        KafkaResource.broker().start();
        await().atMost(LIMIT).until(() -> gauge("evenkeel.outbox.waiting") == 0);
        await().atMost(LIMIT).until(() -> gauge("evenkeel.outbox.oldest.age.seconds") == 0);
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsSeen() {
        // Given
        await().atMost(LIMIT).until(() -> gauge("evenkeel.database.up") == 1);

        // When
        PostgresResource.database().kill();

        // Then
        await().atMost(LIMIT).until(() -> gauge("evenkeel.database.up") == 0);
        PostgresResource.database().start();
        await().atMost(LIMIT).until(() -> gauge("evenkeel.database.up") == 1);
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
