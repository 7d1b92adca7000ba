package dev.evenkeel.incident.ruleset;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.incident.RealParts;
import dev.evenkeel.incident.ruleset.domain.RuleTexts;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealParts
class RulesReloadTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    @ConfigProperty(name = "evenkeel.rules.directory")
    String directory;

    @AfterEach
    void takeTheFileOut() throws IOException {
        Files.deleteIfExists(file());
        given().post("/api/v1/rules/reload").then().statusCode(200);
    }

    @Test
    void aFileComesIntoForceAndGoesOut() throws IOException {
        // Given
        given().get("/api/v1/rules")
                .then()
                .statusCode(200)
                .body("rules.id", hasItem("relay-lost"))
                .body("rules.find { it.id == 'relay-lost' }.source.origin", equalTo("shipped"))
                .body("rules.id", not(hasItem("busy")));

        // When
        Files.writeString(file(), RuleTexts.threshold("busy", 4, 0.5));

        // Then
        given().post("/api/v1/rules/reload").then().statusCode(200);
        given().get("/api/v1/rules")
                .then()
                .body("rules.find { it.id == 'busy' }.version", equalTo(4))
                .body("rules.find { it.id == 'busy' }.source.origin", equalTo("folder"))
                .body("rules.find { it.id == 'busy' }.state", equalTo("inactive"));
    }

    @Test
    void aBadFileKeepsTheOldRulesAndIsAnIncidentUntilItIsRight() throws IOException {
        try (TopicReader events =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(), Topics.INCIDENT_LIFECYCLE)) {
            // When: nobody asks for it to be read
            Files.writeString(file(), RuleTexts.threshold("busy", 1, 0.5).replace("PT1S", "soon"));
            events.await(
                    EventTypes.INCIDENT_OPENED, one -> one.rule().equals("rules-invalid"), LIMIT);

            // Then
            given().post("/api/v1/rules/reload")
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("errors[0].file", equalTo("busy.yaml"))
                    .body("errors[0].line", equalTo(11))
                    .body("errors[0].field", equalTo("keepFiring"))
                    .body("errors[0].actual", equalTo("“soon”"));
            given().get("/api/v1/rules")
                    .then()
                    .body("errors.size()", equalTo(1))
                    .body("rules.id", hasItem("relay-lost"))
                    .body("rules.id", not(hasItem("busy")));

            // When
            Files.writeString(file(), RuleTexts.threshold("busy", 1, 0.5));

            // Then
            events.await(
                    EventTypes.INCIDENT_RESOLVED, one -> one.rule().equals("rules-invalid"), LIMIT);
            Awaitility.await()
                    .atMost(LIMIT)
                    .untilAsserted(() ->
                            given().get("/api/v1/rules")
                                    .then()
                                    .body("errors.size()", equalTo(0))
                                    .body("rules.id", hasItem("busy")));
        }
    }

    @Test
    void recordingsArePlayedToEachRuleAndWhatIsMissingIsTold() throws IOException {
        // When
        Files.writeString(file(), RuleTexts.threshold("busy", 4, 0.5));
        given().post("/api/v1/rules/reload").then().statusCode(200);

        // Then
        Awaitility.await()
                .atMost(LIMIT.multipliedBy(3))
                .untilAsserted(() ->
                        given().get("/api/v1/rules")
                                .then()
                                .body(
                                        "rules.find { it.id == 'relay-lost' }.tests.passed",
                                        equalTo(true))
                                .body("rules.find { it.id == 'busy' }.tests.passed", equalTo(false))
                                .body(
                                        "rules.find { it.id == 'busy' }.tests.recordings.differences.flatten()",
                                        hasItem("! there is no busy.bad.ndjson beside it"))
                                .body(
                                        "rules.find { it.id == 'rules-invalid' }.tests",
                                        nullValue()));
    }

    private Path file() {
        return Path.of(directory).resolve("busy.yaml");
    }
}
