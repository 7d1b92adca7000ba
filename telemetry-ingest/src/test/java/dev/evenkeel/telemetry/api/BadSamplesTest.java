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
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Samples of every kind with everything wrong that can be made of their schemas. */
@TelemetryTest
class BadSamplesTest {
    /** The door knows them of the token, and puts them in. */
    private static final Set<String> KNOWN_OF_THE_TOKEN =
            Set.of("/meetingId", "/participantId", "/siteId");

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
        walk("logs", Samples.log("router-1", Instant.now()), this::tokenOfSite);
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
            if (bad.isFatal() && !isPutIn(bad)) {
                answers.refused(operation, bad, answer);
            } else {
                answers.sound(operation, bad.toString(), answer);
            }
        }
        answers.hold("bad samples of " + kind);
    }

    private static boolean isPutIn(Bad bad) {
        return KNOWN_OF_THE_TOKEN.contains(bad.pointer())
                && (bad.what().equals("missing") || bad.what().equals("null"));
    }

    private String tokenOfSite(String kind) {
        return TestTokens.telemetryOfSite(site, kind).sign();
    }

    private static String token(Participant somebody) {
        return TestTokens.telemetry(somebody.participantId(), somebody.meetingId()).sign();
    }
}
