package dev.evenkeel.incident.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.failover.Ceiling;
import dev.evenkeel.contracts.failover.FailoverOutcome.Result;
import dev.evenkeel.contracts.failover.LayerCeiling;
import dev.evenkeel.contracts.failover.LayerCeilingSet;
import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.contracts.plan.PlanStepRun.State;
import dev.evenkeel.incident.EventSender;
import dev.evenkeel.incident.RealParts;
import dev.evenkeel.incident.SimulatedRelay;
import dev.evenkeel.incident.SimulatedRoom;
import dev.evenkeel.incident.incident.events.JudgeRunner;
import dev.evenkeel.incident.plan.domain.PlanTexts;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan that holds the pictures of a relay's meetings below a ceiling. */
@RealParts
class LowerLayersPlanTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final AtomicInteger TESTS = new AtomicInteger();

    @ConfigProperty(name = "evenkeel.plans.directory")
    String folder;

    @Inject JudgeRunner judge;

    private final int test = TESTS.getAndIncrement();
    private final String meetingId = "lay-er%ce-one".formatted('a' + test);

    /** One of its own: a relay that begins again and again is another plan's. */
    private final String relayId = "relay-layers-" + test;

    private Path file;
    private EventSender sender;
    private SimulatedRelay relay;
    private SimulatedRoom room;
    private TopicReader events;

    @BeforeEach
    void writePlan() throws IOException {
        String kafka = KafkaResource.broker().bootstrapServers();
        sender = new EventSender(kafka);
        relay = SimulatedRelay.start(sender, relayId);
        room = new SimulatedRoom(sender);
        room.start(meetingId, relayId, null, "p-aaaaaaaaaaaa");
        events = TopicReader.fromNow(kafka, Topics.FAILOVER_COMMANDS, Topics.PLAN_RUNS);
        file = Path.of(folder).resolve("layers.yaml");
        Files.writeString(
                file,
                PlanTexts.plan(
                        "layers",
                        """
                        - id: lower
                          text: Cameras have fewer lines.
                          action: lower-layers
                          height: 360
                          atMost: PT2H
                          within: PT1M
                          onTimeout: stop
                          retry: {attempts: 5, backOff: PT0.2S}
                        - id: ask
                          text: Is it enough?
                          action: ask-person
                          role: operator
                          options: [it is]
                          within: PT10M
                          onTimeout: continue
                        - id: raise
                          text: Cameras are as before.
                          action: raise-layers
                          within: PT1M
                          onTimeout: stop
                        """));
        given().post("/api/v1/plans/reload").then().statusCode(200);
        Awaitility.await()
                .atMost(LIMIT)
                .until(() ->
                        judge.view().meetings().stream()
                                .anyMatch(one -> one.meetingId().equals(meetingId)));
    }

    @AfterEach
    void removePlan() throws IOException {
        room.end(meetingId, "p-aaaaaaaaaaaa");
        relay.farewell();
        Files.delete(file);
        given().post("/api/v1/plans/reload").then().statusCode(200);
        events.close();
        sender.close();
    }

    @Test
    void theMeetingsOfTheRelayAreHeldDownAndRiseWhenTheRunIsCancelled() {
        // When
        String run = start();
        LayerCeiling ordered = order(run, true);
        answer(ordered);
        PlanRun asks = changed(run, "ask", State.RUNNING);
        act(run, "cancel", Map.of("reason", "a test"));
        LayerCeiling lifted = order(run, false);

        // Then
        assertThat(ordered.meetingId()).isEqualTo(meetingId);
        assertThat(ordered.ceiling()).isEqualTo(new Ceiling(false, 360, null));
        assertThat(ordered.expectedEpoch()).isEqualTo(1);
        assertThat(Duration.between(ordered.issuedAt(), ordered.until()))
                .isEqualTo(Duration.ofHours(2));
        assertThat(asks.steps().getFirst().detail())
                .isEqualTo("1 meetings have cameras of at most 360 lines.");
        assertThat(lifted.meetingId()).isEqualTo(meetingId);
        assertThat(lifted.runId()).isEqualTo(ordered.runId());
    }

    @Test
    void withoutAnAnswerTheSameCommandIsSentAgain() {
        // When
        String run = start();
        LayerCeiling first = order(run, true);
        Awaitility.await()
                .atMost(LIMIT)
                .until(() ->
                        events.all(EventTypes.LAYER_CEILING).stream()
                                        .filter(one -> one.data().runId().equals(run))
                                        .count()
                                > 1);
        answer(first);
        changed(run, "ask", State.RUNNING);
        act(run, "answer", Map.of("stepId", "ask", "answer", "it is"));
        PlanRun ended =
                events.await(EventTypes.PLAN_ENDED, one -> one.runId().equals(run), LIMIT).data();

        // Then
        assertThat(events.all(EventTypes.LAYER_CEILING))
                .filteredOn(one -> one.data().runId().equals(run))
                .filteredOn(one -> one.data().ceiling() != null)
                .allMatch(one -> one.data().commandId().equals(first.commandId()));
        assertThat(ended.state()).isEqualTo(PlanRun.State.COMPLETED);
        assertThat(ended.steps().getLast().detail())
                .isEqualTo("Pictures rise again in 1 meetings.");
        assertThat(order(run, false).meetingId()).isEqualTo(meetingId);
    }

    @Test
    void aDryRunSaysItAndOrdersNothing() {
        given().contentType(ContentType.JSON)
                .body(Map.of("target", Map.of("domain", "relay", "id", relayId)))
                .post("/api/v1/plans/layers/dry-run")
                .then()
                .statusCode(200)
                .body(
                        "steps[0].would",
                        equalTo(
                                "Would hold the pictures of its meetings below a ceiling (cameras"
                                        + " of at most 360 lines), for PT2H at most."));
        assertThat(events.all(EventTypes.LAYER_CEILING)).isEmpty();
    }

    private LayerCeiling order(String run, boolean lowers) {
        return events.await(
                        EventTypes.LAYER_CEILING,
                        one -> one.runId().equals(run) && (one.ceiling() != null) == lowers,
                        LIMIT)
                .data();
    }

    private void answer(LayerCeiling order) {
        sender.send(
                EventTypes.LAYER_CEILING_SET,
                order.meetingId(),
                new LayerCeilingSet(
                        order.commandId(),
                        order.meetingId(),
                        order.runId(),
                        Result.APPLIED,
                        order.ceiling(),
                        "",
                        Instant.now()));
    }

    private PlanRun changed(String run, String stepId, State state) {
        return events.await(
                        EventTypes.PLAN_STEP_CHANGED,
                        one ->
                                one.runId().equals(run)
                                        && one.steps().stream()
                                                .anyMatch(step ->
                                                        step.stepId().equals(stepId)
                                                                && step.state() == state),
                        LIMIT)
                .data();
    }

    private static void act(String run, String what, Map<String, String> body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/plan-runs/" + run + "/" + what)
                .then()
                .statusCode(200);
    }

    private String start() {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("target", Map.of("domain", "relay", "id", relayId)))
                .post("/api/v1/plans/layers/runs")
                .then()
                .statusCode(200)
                .extract()
                .path("runId");
    }
}
