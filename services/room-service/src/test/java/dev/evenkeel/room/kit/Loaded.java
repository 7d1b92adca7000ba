package dev.evenkeel.room.kit;

import static io.restassured.RestAssured.given;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The service answers 503 until it has read its meetings, which tests wait for. */
final class Loaded implements BeforeEachCallback {
    private static final String MEETINGS = "checks.find { it.name == 'meetings' }.status";

    @Override
    public void beforeEach(ExtensionContext context) {
        Awaitility.await("the meetings are loaded")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> "UP".equals(given().get("/q/health/ready").path(MEETINGS)));
    }
}
