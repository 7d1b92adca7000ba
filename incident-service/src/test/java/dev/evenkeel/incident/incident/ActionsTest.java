package dev.evenkeel.incident.incident;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.EventSender;
import dev.evenkeel.incident.RealParts;
import dev.evenkeel.incident.RelayPair;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealParts
class ActionsTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private EventSender sender;
    private RelayPair relays;
    private TopicReader events;
    private String incidentId;

    @BeforeEach
    void loseARelay() {
        String kafka = KafkaResource.broker().bootstrapServers();
        sender = new EventSender(kafka);
        relays = RelayPair.start(sender);
        events = TopicReader.fromNow(kafka, Topics.INCIDENT_LIFECYCLE, Topics.ALERT_NOTIFICATIONS);
        relays.killA();
        incidentId =
                events.await(
                                EventTypes.INCIDENT_OPENED,
                                one -> one.cause().id().equals(relays.a()),
                                LIMIT)
                        .data()
                        .incidentId();
        events.await(EventTypes.INCIDENT_MITIGATED, this::isIt, LIMIT);
    }

    @AfterEach
    void stopRelays() {
        relays.close();
        events.close();
        sender.close();
    }

    @Test
    void whatPeopleDoIsDoneOnceAndIsAnEvent() {
        // When
        String key = key();
        act("acknowledge", key, Map.of("by", "Lee", "reason", "on it")).statusCode(200);
        act("acknowledge", key, Map.of("by", "Lee", "reason", "on it")).statusCode(200);
        act("assign", key(), Map.of("by", "Lee", "owner", "Kim"))
                .statusCode(200)
                .body("owner", equalTo("Kim"));
        act("comment", key(), Map.of("by", "Kim", "text", "the host is down")).statusCode(200);
        long revision = find().getLong("revision");
        act("resolve", key(), Map.of("by", "Kim", "reason", "stale", "revision", revision - 1))
                .statusCode(409)
                .contentType("application/problem+json");
        // the judge may change it in between: then the newest revision is to be seen first
        Awaitility.await().atMost(LIMIT).until(() -> resolve(find().getLong("revision")) == 200);

        // Then
        Incident resolved = events.await(EventTypes.INCIDENT_RESOLVED, this::isIt, LIMIT).data();
        assertThat(resolved.timeline())
                .extracting(entry -> entry.by() + ": " + entry.text())
                .containsOnlyOnce("Lee: Acknowledged: on it")
                .contains("Lee: Assigned to Kim.", "Kim: Comment: the host is down")
                .endsWith("Kim: Resolved by hand: host replaced");
        events.await(EventTypes.INCIDENT_COMMENTED, this::isIt, LIMIT);
        act("reopen", key(), Map.of("by", "Kim", "reason", "not yet"))
                .statusCode(200)
                .body("state", not(equalTo("resolved")));
        act("resolve", key(), Map.of("by", "Kim", "reason", "done")).statusCode(200);
    }

    @Test
    void aWrongRequestIsRefusedWithItsReason() {
        // Given
        String key = key();
        act("comment", key, Map.of("by", "Lee", "text", "one")).statusCode(200);

        // Then
        act("comment", key, Map.of("by", "Lee", "text", "two"))
                .statusCode(422)
                .body("field", equalTo("Idempotency-Key"));
        act("comment", key(), Map.of("text", "one")).statusCode(400).body("field", equalTo("/by"));
        act("comment", key(), Map.of("by", "Lee")).statusCode(400).body("field", equalTo("/text"));
        act("comment", "short", Map.of("by", "Lee", "text", "one")).statusCode(400);
        act("burn", key(), Map.of("by", "Lee")).statusCode(404);
        act("merge", key(), Map.of("by", "Lee", "into", incidentId)).statusCode(409);
        incidentId = "none";
        act("comment", key(), Map.of("by", "Lee", "text", "one")).statusCode(404);
    }

    private int resolve(long seen) {
        return act(
                        "resolve",
                        key(),
                        Map.of("by", "Kim", "reason", "host replaced", "revision", seen))
                .extract()
                .statusCode();
    }

    private ValidatableResponse act(String action, String key, Map<String, Object> body) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(new HashMap<>(body))
                .post("/api/v1/incidents/" + incidentId + "/" + action)
                .then();
    }

    private io.restassured.path.json.JsonPath find() {
        return given().get("/api/v1/incidents/" + incidentId).jsonPath();
    }

    private boolean isIt(Incident incident) {
        return incident.incidentId().equals(incidentId);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
