package dev.evenkeel.incident.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.contracts.plan.PlanStepRun.State;
import dev.evenkeel.incident.AlertReceivers;
import dev.evenkeel.incident.RealParts;
import dev.evenkeel.incident.plan.domain.PlanTexts;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan that has the controller of a site's network switch its link, and switch back. */
@RealParts
class LinkSwitchPlanTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @ConfigProperty(name = "evenkeel.plans.directory")
    String folder;

    private Path file;
    private TopicReader events;

    @BeforeEach
    void writePlan() throws IOException {
        events =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(),
                        Topics.PLAN_RUNS,
                        Topics.AUDIT_TRAIL);
        file = Path.of(folder).resolve("links.yaml");
        Files.writeString(
                file,
                PlanTexts.plan(
                        "links",
                        """
                        - id: switch
                          text: The site uses its other link.
                          action: switch-link
                          url: %1$s/controller
                          keys: hook
                          within: PT1M
                          onTimeout: stop
                          retry: {attempts: 5, backOff: PT0.2S}
                          rollBack: {action: take-back-link, url: %1$s/controller, keys: hook}
                        """
                                .formatted(AlertReceivers.url())));
        given().post("/api/v1/plans/reload").then().statusCode(200);
    }

    @AfterEach
    void removePlan() throws IOException {
        Files.delete(file);
        given().post("/api/v1/plans/reload").then().statusCode(200);
        events.close();
    }

    @Test
    void theControllerIsToldOnceInEffectAndTakesTheLinkBack() throws IOException {
        // Given
        AlertReceivers.refuse("\"type\":\"link.switch\"", 1);

        // When
        String run = start("site-link", "plan-fibre");
        PlanRun switched = ended(run);
        given().contentType(ContentType.JSON)
                .body(Map.of())
                .post("/api/v1/plan-runs/" + run + "/roll-back")
                .then()
                .statusCode(200);
        events.await(
                EventTypes.PLAN_ENDED,
                one -> one.runId().equals(run) && one.state() == PlanRun.State.ROLLED_BACK,
                LIMIT);

        // Then
        assertThat(switched.steps().getFirst().detail())
                .isEqualTo("two-links goes over plan-radio in place of plan-fibre.");
        List<AlertReceivers.Request> calls = AlertReceivers.requests("/controller", run);
        assertThat(calls)
                .extracting(AlertReceivers.Request::answered)
                .containsExactly(500, 200, 200);
        assertThat(calls.get(0).headers().get("webhook-id"))
                .isEqualTo(calls.get(1).headers().get("webhook-id"))
                .isNotEqualTo(calls.get(2).headers().get("webhook-id"));
        assertThat(calls).allMatch(one -> one.headers().containsKey("webhook-signature"));
        JsonNode order = data(calls.get(1), "link.switch");
        assertThat(order.path("linkId").asText()).isEqualTo("plan-radio");
        assertThat(order.path("inPlaceOf").asText()).isEqualTo("plan-fibre");
        assertThat(order.path("siteId").asText()).isEqualTo("two-links");
        assertThat(data(calls.get(2), "link.take-back").path("linkId").asText())
                .isEqualTo("plan-fibre");
        events.await(
                EventTypes.AUDIT_RECORDED,
                one -> run.equals(one.subject()) && one.action().equals("plan.step-done"),
                LIMIT);
    }

    @Test
    void withoutAnotherLinkNobodyIsCalledAndTheRunSaysWhy() {
        // When
        String run = start("site-link", "sampled-link");
        PlanRun failed = ended(run);

        // Then
        assertThat(failed.steps().getFirst().state()).isEqualTo(State.FAILED);
        assertThat(failed.steps().getFirst().detail())
                .isEqualTo("no other link of sampled-site is well");
        assertThat(AlertReceivers.requests("/controller", run)).isEmpty();
    }

    @Test
    void aDryRunSaysItAndCallsNobody() {
        given().contentType(ContentType.JSON)
                .body(Map.of("target", Map.of("domain", "site-link", "id", "dry-fibre")))
                .post("/api/v1/plans/links/dry-run")
                .then()
                .statusCode(200)
                .body(
                        "steps[0].would",
                        equalTo(
                                "Would have 127.0.0.1 use the next link of the site in place of"
                                        + " dry-fibre."));
        assertThat(AlertReceivers.requests("/controller", "dry-fibre")).isEmpty();
    }

    private PlanRun ended(String run) {
        return events.await(EventTypes.PLAN_ENDED, one -> one.runId().equals(run), LIMIT).data();
    }

    private static JsonNode data(AlertReceivers.Request call, String type) throws IOException {
        JsonNode body = EventJson.mapper().readTree(call.body());
        assertThat(body.path("type").asText()).isEqualTo(type);
        return body.path("data");
    }

    private static String start(String domain, String id) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("target", Map.of("domain", domain, "id", id)))
                .post("/api/v1/plans/links/runs")
                .then()
                .statusCode(200)
                .extract()
                .path("runId");
    }
}
