package dev.evenkeel.media.app.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.evenkeel.media.app.Client;
import dev.evenkeel.media.app.Names;
import dev.evenkeel.media.app.RelayTest;
import dev.evenkeel.testkit.shipped.ShippedQueries;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RelayTest
class ObservabilityTest {

    @Test
    void theRelayIsReadyByItself() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("relay"))
                .body("checks.name", not(hasItem("topics")));
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void whatTheRelayCountsCanBeScraped() throws Exception {
        try (var client = Client.of(Names.participant(), Names.meeting())) {
            // When
            client.join(1);

            // Then
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() ->
                            given().get("/q/metrics")
                                    .then()
                                    .statusCode(200)
                                    .body(
                                            containsString(
                                                    "evenkeel_relay_packets_total{direction=\"forwarded\"}"))
                                    .body(
                                            containsString(
                                                    "evenkeel_relay_packets_dropped_total{reason=\"fenced\"} 0.0"))
                                    .body(
                                            containsString(
                                                    "evenkeel_relay_handshakes_total{outcome=\"done\"}"))
                                    .body(containsString("evenkeel_relay_loop_delay_seconds_count"))
                                    .body(not(containsString("evenkeel_relay_sessions 0.0")))
                                    .body(containsString("evenkeel_relay_fenced 0.0")));
        }
    }

    @Test
    void rulesAndDashboardsFindWhatTheyAskFor() throws Exception {
        try (var client = Client.of(Names.participant(), Names.meeting())) {
            // When
            client.join(1);

            // Then
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() ->
                            assertThat(
                                            ShippedQueries.unanswered(
                                                    "media-relay",
                                                    given().get("/q/metrics").asString()))
                                    .isEmpty());
        }
    }
}
