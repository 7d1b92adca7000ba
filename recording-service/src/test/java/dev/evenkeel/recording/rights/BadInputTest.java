package dev.evenkeel.recording.rights;

import static io.restassured.RestAssured.given;

import dev.evenkeel.recording.kit.RealParts;
import dev.evenkeel.recording.rights.Stage.Made;
import dev.evenkeel.testkit.badinput.BadInput;
import dev.evenkeel.testkit.badinput.Caller;
import dev.evenkeel.testkit.openapi.Operation;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A host asks every operation with everything wrong that can be made of its description. */
@RealParts
class BadInputTest {
    private static final int TOO_LARGE = 70_000;
    private static final String MEETING = "bad-inpu-tin";
    private static final RestAssuredConfig AS_IT_IS =
            RestAssuredConfig.config()
                    .encoderConfig(
                            EncoderConfig.encoderConfig()
                                    .appendDefaultContentCharsetToContentTypeIfUndefined(false));

    @Inject Stage stage;

    @Test
    void badBodiesAreRefusedByTheirField() throws Exception {
        BadInput bad = new BadInput(new Host(stage.make("kept", MEETING)), TOO_LARGE);
        bad.fatalBodies();
        bad.oddBodies();
        bad.holds("bad bodies");
    }

    @Test
    void badPathsAreRefused() throws Exception {
        BadInput bad = new BadInput(new Host(stage.make("kept", MEETING)), TOO_LARGE);
        bad.parameters();
        bad.holds("bad parameters");
    }

    private final class Host implements Caller {
        private final Made made;

        Host(Made made) {
            this.made = made;
        }

        @Override
        public String path(Operation operation) {
            return made.fill(operation.path());
        }

        @Override
        public Object body(Operation operation) {
            return switch (operation.id()) {
                case "AccessResource_change" -> Map.of("access", "hosts");
                case "ExportsResource_ask" -> Map.of("format", "original");
                case "SharesResource_share" ->
                        Map.of("expiresAt", Instant.now().plus(Duration.ofDays(1)).toString());
                case "VisitsResource_visit" -> Map.of("secret", "guessed");
                default -> Map.of("reason", "asked for");
            };
        }

        @Override
        public Response send(Operation operation, String contentType, String body) {
            return asHost().header("Content-Type", contentType)
                    .body(body)
                    .request(operation.method(), path(operation));
        }

        @Override
        public Response sendTo(Operation operation, String rawPath) {
            RequestSpecification request = asHost().urlEncodingEnabled(false);
            if (operation.hasJsonBody()) {
                request.header("Content-Type", "application/json").body(body(operation));
            }
            return request.request(operation.method(), rawPath);
        }

        private RequestSpecification asHost() {
            return given().config(AS_IT_IS)
                    .header("Authorization", "Bearer " + stage.host(MEETING));
        }
    }
}
