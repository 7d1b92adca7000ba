package dev.evenkeel.telemetry.api;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.telemetry.Samples;
import dev.evenkeel.telemetry.domain.Producer.Participant;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@TelemetryTest
class KafkaAwayTest {
    private final Participant somebody = Samples.somebody();

    @AfterEach
    void bringItBack() {
        KafkaResource.broker().start();
    }

    @Test
    void senderIsToldToComeAgainAndIsServedAfterwards() {
        // Given
        Browser.post(Browser.by(somebody), Samples.batch(somebody, 1)).statusCode(202);
        KafkaResource.broker().kill();

        // When
        Instant asked = Instant.now();
        var answer = Browser.post(Browser.by(somebody), Samples.batch(somebody, 3));
        Duration waited = Duration.between(asked, Instant.now());

        // Then
        answer.statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9]"));
        assertThat(waited).isLessThan(Duration.ofSeconds(3));
        when().get("/q/health/live").then().statusCode(200);
        when().get("/q/health/ready").then().statusCode(200);

        KafkaResource.broker().start();
        var again = Samples.of(somebody, Instant.now());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        Browser.post(Browser.by(somebody), again)
                                .statusCode(202)
                                .body("accepted", equalTo(1)));
        assertOnTopic(again.get("sampleId").asText());
    }

    private static void assertOnTopic(String sampleId) {
        try (var topic =
                TopicReader.fromBeginning(
                        KafkaResource.broker().bootstrapServers(), Topics.TELEMETRY_STREAMS)) {
            topic.await(
                    EventTypes.STREAM_SAMPLED,
                    data -> data.sampleId().equals(sampleId),
                    Duration.ofSeconds(10));
        }
    }
}
