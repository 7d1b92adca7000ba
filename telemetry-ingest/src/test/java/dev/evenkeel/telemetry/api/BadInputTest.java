package dev.evenkeel.telemetry.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.telemetry.Samples;
import dev.evenkeel.testkit.TestTokens;
import dev.evenkeel.testkit.badinput.BadInput;
import dev.evenkeel.testkit.badinput.Caller;
import dev.evenkeel.testkit.openapi.Operation;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Every operation with everything wrong that can be made of its description. */
@TelemetryTest
class BadInputTest {
    private static final int TOO_LARGE = 1 << 20;
    private static final String OTLP = "OtlpResource_export";

    @Test
    void badBodiesAreRefused() {
        BadInput bad = new BadInput(new Site(), TOO_LARGE);
        bad.fatalBodies();
        bad.oddBodies();
        bad.holds("bad bodies");
    }

    @Test
    void badPathsAreRefused() {
        BadInput bad = new BadInput(new Site(), TOO_LARGE);
        bad.parameters();
        bad.holds("bad parameters");
    }

    /** A site's agent; OTLP has refusals, and tests, of its own. */
    private static final class Site implements Caller {
        private final String site = "s-bad-input";
        private final String token = TestTokens.telemetryOfSite(site, "links", "logs").sign();

        @Override
        public String path(Operation operation) {
            return operation.path().replace("{kind}", "links").replace("{type}", "links");
        }

        @Override
        public Object body(Operation operation) {
            return sample();
        }

        @Override
        public boolean leavesOut(Operation operation) {
            return operation.id().equals(OTLP);
        }

        @Override
        public Response send(Operation operation, String contentType, String body) {
            return by().contentType(contentType).body(body).post(path(operation));
        }

        @Override
        public Response sendTo(Operation operation, String rawPath) {
            RequestSpecification request = by().urlEncodingEnabled(false);
            if (operation.hasJsonBody()) {
                request.body(sample().toString());
            }
            return request.request(operation.method(), rawPath);
        }

        private ObjectNode sample() {
            return Samples.link("up-1", site, Instant.now());
        }

        private RequestSpecification by() {
            return Browser.withToken(token);
        }
    }
}
