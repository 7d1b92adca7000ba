package dev.evenkeel.telemetry.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.telemetry.Samples;
import dev.evenkeel.telemetry.domain.Producer.Participant;
import dev.evenkeel.telemetry.domain.SampleSchema;
import dev.evenkeel.telemetry.domain.TelemetryKind;
import dev.evenkeel.testkit.TestTokens;
import dev.evenkeel.testkit.badinput.Answers;
import dev.evenkeel.testkit.badinput.Bad;
import dev.evenkeel.testkit.badinput.Catalogue;
import dev.evenkeel.testkit.openapi.Interface;
import dev.evenkeel.testkit.openapi.Operation;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Samples of every kind with everything wrong that can be made of their schemas: nothing fails, and
 * what no reader can put right is refused by its field.
 */
@TelemetryTest
class BadSamplesTest {
    /** What only the door says: whatever comes is overwritten. */
    private static final List<String> OF_THE_DOOR = List.of("/arrival", "/rates", "/changes");

    /** What no reader can put right. */
    private static final List<String> FATAL =
            List.of(
                    "another type",
                    "too long",
                    "not one of them",
                    "none of them",
                    "broken JSON",
                    "something after it",
                    "two thousand deep");

    private final String site = "s-bad-samples";
    private final Answers answers = new Answers();

    @Test
    void streams() {
        Participant somebody = Samples.somebody();
        walk("streams", Samples.of(somebody, Instant.now()), _ -> token(somebody));
    }

    @Test
    void checks() {
        Participant somebody = Samples.somebody();
        walk("checks", Samples.checks(somebody, Instant.now()), _ -> token(somebody));
    }

    @Test
    void devices() {
        walk("devices", Samples.device("cam-1", site, Instant.now()), this::tokenOfSite);
    }

    @Test
    void links() {
        walk("links", Samples.link("up-1", site, Instant.now()), this::tokenOfSite);
    }

    @Test
    void logs() {
        walk("logs", Samples.log(site, Instant.now()), this::tokenOfSite);
    }

    private void walk(String kind, ObjectNode good, Function<String, String> token) {
        Operation operation =
                Interface.ofTheService().operations().stream()
                        .filter(one -> one.id().equals("TelemetryResource_post"))
                        .findFirst()
                        .orElseThrow();
        JsonNode schema = SampleSchema.document(TelemetryKind.named(kind).orElseThrow().type());
        for (Bad bad : Catalogue.of(UnaryOperator.identity(), schema, good, false)) {
            Response answer =
                    Browser.withToken(token.apply(kind))
                            .body(bad.json())
                            .post("/api/v1/telemetry/" + kind);
            if (bad.isFatal() && isBeyondReading(bad)) {
                answers.refused(operation, bad, answer);
            } else {
                answers.sound(operation, bad.toString(), answer);
            }
        }
        answers.hold("bad samples of " + kind);
    }

    private static boolean isBeyondReading(Bad bad) {
        return OF_THE_DOOR.stream().noneMatch(bad.pointer()::startsWith)
                && FATAL.stream().anyMatch(bad.what()::startsWith);
    }

    private String tokenOfSite(String kind) {
        return TestTokens.telemetryOfSite(site, kind).sign();
    }

    private static String token(Participant somebody) {
        return TestTokens.telemetry(somebody.participantId(), somebody.meetingId()).sign();
    }
}
