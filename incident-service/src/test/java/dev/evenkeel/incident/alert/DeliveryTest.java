package dev.evenkeel.incident.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.icegreen.greenmail.util.GreenMailUtil;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.incident.AlertReceivers;
import dev.evenkeel.incident.EventSender;
import dev.evenkeel.incident.RealParts;
import dev.evenkeel.incident.RelayPair;
import dev.evenkeel.incident.alert.domain.WebhookSignature;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealParts
class DeliveryTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject MeterRegistry meters;

    private EventSender sender;
    private RelayPair relays;
    private TopicReader events;

    @BeforeEach
    void startRelays() {
        String kafka = KafkaResource.broker().bootstrapServers();
        sender = new EventSender(kafka);
        relays = RelayPair.start(sender);
        events = TopicReader.fromNow(kafka, Topics.INCIDENT_LIFECYCLE, Topics.AUDIT_TRAIL);
    }

    @AfterEach
    void stopRelays() {
        relays.close();
        events.close();
        sender.close();
    }

    @Test
    void everyReceiverIsToldOnceInItsOwnWordsAndOthersWhenNobodyAcknowledges() {
        // Given
        AlertReceivers.refuse("Relay " + relays.a() + " is lost", 2);
        double missed = deliveries("missed");
        double arrived = deliveries("arrived");

        // When
        relays.killA();
        String incident = openIncident();

        // Then
        await(() -> isDelivered(incident, "hook", "pager", "people"));
        List<AlertReceivers.Request> hooks = AlertReceivers.requests("/hook", incident);
        assertThat(hooks.stream().map(one -> one.headers().get("webhook-id")).distinct())
                .hasSize(1);
        AlertReceivers.Request hook = hooks.getLast();
        assertThat(signatures(hook)).contains(hook.headers().get("webhook-signature"));
        assertThat(hook.body())
                .contains("\"eventAction\":\"trigger\"")
                .contains("https://meet.example.org/console?incident=" + incident);
        assertThat(AlertReceivers.requests("/pager", incident).getLast().body())
                .contains("\"routing_key\":\"0123456789abcdef0123456789abcdef\"")
                .contains("\"event_action\":\"trigger\"")
                .contains("\"dedup_key\":\"" + incident + "\"");
        assertThat(mails(incident)).hasSize(2);
        assertThat(deliveries("missed")).isGreaterThanOrEqualTo(missed + 2);
        assertThat(deliveries("arrived")).isGreaterThanOrEqualTo(arrived + 3);
        if (AlertReceivers.hasAlertmanager()) {
            await(() -> alertmanager(incident).equals(List.of("active")));
        }

        // Then: nobody has acknowledged
        await(() -> !AlertReceivers.requests("/late", incident).isEmpty());

        // When
        relays.restartA();

        // Then
        await(() ->
                AlertReceivers.requests("/hook", incident).stream()
                        .anyMatch(one -> one.body().contains("\"eventAction\":\"resolve\"")));
        if (AlertReceivers.hasAlertmanager()) {
            await(() -> alertmanager(incident).isEmpty());
        }
    }

    @Test
    void whoAcknowledgesEndsTheEscalationAndAMessageCanBeSentAgain() {
        // When
        relays.killA();
        String incident = openIncident();
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("by", "Lee"))
                .post("/api/v1/incidents/" + incident + "/acknowledge")
                .then()
                .statusCode(200);
        await(() -> isDelivered(incident, "hook"));

        // When
        String message =
                given().get("/api/v1/alerts/deliveries?incident=" + incident)
                        .jsonPath()
                        .getString("deliveries.find { it.receiver == 'hook' }.id");
        given().post("/api/v1/alerts/deliveries/" + message + "/replay").then().statusCode(202);

        // Then
        await(() -> hooks(message).size() == 2);
        assertThat(hooks(message))
                .extracting(AlertReceivers.Request::body)
                .containsOnly(hooks(message).getFirst().body());
        events.await(
                EventTypes.AUDIT_RECORDED,
                entry -> entry.action().equals("alert.replayed") && message.equals(entry.subject()),
                LIMIT);
        given().post("/api/v1/alerts/deliveries/none/replay").then().statusCode(409);
        given().get("/api/v1/alerts/deliveries?state=lost").then().statusCode(400);
        assertThat(AlertReceivers.requests("/late", incident)).isEmpty();
    }

    @Test
    void aSilencedIncidentIsThereAndNobodyIsTold() {
        // Given
        String key = UUID.randomUUID().toString();
        Map<String, Object> silence =
                Map.of(
                        "match",
                        Map.of("cause", relays.a()),
                        "until",
                        Instant.now().plusSeconds(600).toString(),
                        "author",
                        "Lee",
                        "reason",
                        "moving racks");
        silence(key, silence).statusCode(201).body("state", equalTo("active"));
        silence(key, Map.of("match", Map.of("rule", "x"), "until", "tomorrow"))
                .statusCode(400)
                .body("field", equalTo("/until"));

        // When
        relays.killA();
        String incident = openIncident();

        // Then
        given().get("/api/v1/incidents/" + incident).then().body("silencedBy", equalTo(key));
        assertThat(AlertReceivers.requests("/hook", incident)).isEmpty();
        events.await(
                EventTypes.AUDIT_RECORDED,
                entry -> entry.action().equals("silence.created") && key.equals(entry.subject()),
                LIMIT);

        // When: it is ended before its time
        given().delete("/api/v1/silences/" + key).then().statusCode(200);

        // Then
        await(() -> isDelivered(incident, "hook"));
        given().get("/api/v1/silences")
                .then()
                .body("silences.find { it.id == '%s' }.state".formatted(key), equalTo("over"));
        given().delete("/api/v1/silences/none").then().statusCode(404);
        given().get("/api/v1/topology").then().body("sites.id", hasItems("storm-site"));
        given().get("/api/v1/alerts/routing")
                .then()
                .body("receivers.hook", equalTo("webhook"))
                .body("errors.size()", equalTo(0));
    }

    private String openIncident() {
        return events.await(
                        EventTypes.INCIDENT_OPENED,
                        one ->
                                one.rule().equals("relay-lost")
                                        && one.cause().id().equals(relays.a()),
                        LIMIT)
                .data()
                .incidentId();
    }

    private static ValidatableResponse silence(String key, Map<String, Object> body) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/silences")
                .then();
    }

    private static boolean isDelivered(String incident, String... receivers) {
        List<String> delivered =
                given().get("/api/v1/alerts/deliveries?incident=" + incident)
                        .jsonPath()
                        .getList(
                                "deliveries.findAll { it.state == 'delivered' }.receiver",
                                String.class);
        return delivered.containsAll(List.of(receivers));
    }

    private static List<AlertReceivers.Request> hooks(String message) {
        return AlertReceivers.requests("/hook", "").stream()
                .filter(one -> message.equals(one.headers().get("webhook-id")))
                .toList();
    }

    private static List<String> signatures(AlertReceivers.Request hook) {
        return List.of(
                WebhookSignature.of(
                        WebhookSignature.keys(String.join("\n", AlertReceivers.KEYS)),
                        hook.headers().get("webhook-id"),
                        Instant.ofEpochSecond(
                                Long.parseLong(hook.headers().get("webhook-timestamp"))),
                        hook.body()));
    }

    private static List<MimeMessage> mails(String incident) {
        return Stream.of(AlertReceivers.mails().getReceivedMessages())
                .filter(mail -> text(mail).contains(incident))
                .toList();
    }

    private static String text(MimeMessage mail) {
        return GreenMailUtil.getBody(mail).replace("=\r\n", "").replace("=3D", "=");
    }

    private double deliveries(String outcome) {
        return meters.get("evenkeel.alert.deliveries").tag("outcome", outcome).counter().count();
    }

    /** States of the alert in the real Alertmanager; none when it is over. */
    private static List<String> alertmanager(String incident) {
        return given().port(AlertReceivers.alertmanagerPort())
                .get("/api/v2/alerts")
                .jsonPath()
                .getList(
                        "findAll { it.labels.dedup_key == '%s' }.status.state".formatted(incident),
                        String.class);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(LIMIT).until(condition);
    }
}
