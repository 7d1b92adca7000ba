package dev.evenkeel.recording.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.recording.kit.RealParts;
import dev.evenkeel.testkit.shipped.ShippedQueries;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@RealParts
class MetricsTest {

    @Test
    void rulesAndDashboardsFindWhatTheyAskFor() {
        // When
        given().get("/api/v1/recordings/none");

        // Then
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(
                                        ShippedQueries.unanswered(
                                                "recording-service",
                                                given().get("/q/metrics").asString()))
                                .isEmpty());
    }
}
