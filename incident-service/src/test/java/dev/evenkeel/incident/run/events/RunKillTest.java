package dev.evenkeel.incident.run.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.contracts.plan.PlanStepRun;
import dev.evenkeel.incident.AlertReceivers;
import dev.evenkeel.incident.RealParts;
import dev.evenkeel.incident.plan.domain.PlanTexts;
import dev.evenkeel.incident.run.events.RunSteps.Step;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealParts
class RunKillTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int SEEDS = 4;

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
        file = Path.of(folder).resolve("hooks.yaml");
        Files.writeString(file, PlanTexts.plan("hooks", hook("one") + hook("two")));
        given().post("/api/v1/plans/reload").then().statusCode(200);
    }

    @AfterEach
    void removePlan() throws IOException {
        Files.delete(file);
        given().post("/api/v1/plans/reload").then().statusCode(200);
        events.close();
    }

    @Test
    void whoDiesAtAnyStepLosesNothingAndDoublesNothing() {
        // Given
        Map<String, Step> kills = new HashMap<>();
        List<String> runs = new ArrayList<>();
        for (Step step : Step.values()) {
            for (int seed = 0; seed < SEEDS; seed++) {
                String target = "kill-" + UUID.randomUUID();
                KillableRunSteps.kill(target, step);
                runs.add(start(target));
                kills.put(runs.getLast(), step);
            }
        }

        // When
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> runs.stream().allMatch(run -> state(run).equals("completed")));

        // Then
        for (String run : runs) {
            List<AlertReceivers.Request> got = AlertReceivers.requests("/hook", run);
            assertThat(got.stream().map(one -> one.headers().get("webhook-id")).distinct())
                    .as(kills.get(run) + " " + run)
                    .hasSize(2);
            assertThat(got).hasSize(kills.get(run) == Step.ACTED ? 3 : 2);
            PlanRun ended =
                    events.await(EventTypes.PLAN_ENDED, one -> one.runId().equals(run), LIMIT)
                            .data();
            assertThat(ended.steps())
                    .extracting(PlanStepRun::state)
                    .containsExactly(PlanStepRun.State.DONE, PlanStepRun.State.DONE);
        }
    }

    @Test
    void whatPeopleAndStepsDoIsAudited() {
        // When
        String run = start("audited-" + UUID.randomUUID());
        AuditEntry done =
                events.await(
                                EventTypes.AUDIT_RECORDED,
                                one ->
                                        run.equals(one.subject())
                                                && one.action().equals("plan.step-done"),
                                LIMIT)
                        .data();

        // Then
        assertThat(done.detail()).isEqualTo("one: Carried out.");
        given().contentType(ContentType.JSON)
                .body(Map.of("stepId", "one"))
                .post("/api/v1/plan-runs/" + run + "/approve")
                .then()
                .statusCode(409);
    }

    @Test
    void theSameOrderAgainIsTheSameRunAndADryRunIsNone() {
        // Given
        String key = UUID.randomUUID().toString();
        String target = "again-" + key;

        // When
        String one = start(target, key);
        String again = start(target, key);
        given().contentType(ContentType.JSON)
                .body(body("dry-" + key))
                .post("/api/v1/plans/hooks/dry-run")
                .then()
                .statusCode(200);

        // Then
        assertThat(again).isEqualTo(one);
        assertThat(AlertReceivers.requests("/hook", "dry-" + key)).isEmpty();
    }

    private static String start(String target) {
        return start(target, UUID.randomUUID().toString());
    }

    private static String start(String target, String key) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body(target))
                .post("/api/v1/plans/hooks/runs")
                .then()
                .statusCode(200)
                .extract()
                .path("runId");
    }

    private static Map<String, Object> body(String target) {
        return Map.of("target", Map.of("domain", "device", "id", target));
    }

    private static String state(String run) {
        return given().get("/api/v1/plan-runs/" + run).path("state");
    }

    private static String hook(String id) {
        return """
        - id: %s
          text: Tells somebody.
          action: call-webhook
          url: %s/hook
          keys: hook
          within: PT1M
          onTimeout: stop
          retry: {attempts: 5, backOff: PT0.2S}
        """
                .formatted(id, AlertReceivers.url());
    }
}
