package dev.evenkeel.room.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.testkit.shipped.ShippedQueries;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@RoomTest
class MetricsTest {

    @Test
    void rulesAndDashboardsFindWhatTheyAskFor() {
        // When
        given().get("/api/v1/meetings/none");

        // Then
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(
                                        ShippedQueries.unanswered(
                                                "room-service",
                                                given().get("/q/metrics").asString()))
                                .isEmpty());
    }
}
