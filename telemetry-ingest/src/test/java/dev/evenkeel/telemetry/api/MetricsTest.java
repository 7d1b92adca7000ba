package dev.evenkeel.telemetry.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.testkit.shipped.ShippedQueries;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@TelemetryTest
class MetricsTest {

    @Test
    void rulesAndDashboardsFindWhatTheyAskFor() {
        // When
        given().get("/api/v1/telemetry/none");

        // Then
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(
                                        ShippedQueries.unanswered(
                                                "telemetry-ingest",
                                                given().get("/q/metrics").asString()))
                                .isEmpty());
    }
}
