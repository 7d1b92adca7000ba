package dev.evenkeel.incident.drill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.incident.EventSender;
import dev.evenkeel.incident.RealParts;
import dev.evenkeel.incident.RelayPair;
import dev.evenkeel.incident.SimulatedRoom;
import dev.evenkeel.incident.drill.domain.DrillFault;
import dev.evenkeel.incident.drill.domain.DrillSchedule;
import dev.evenkeel.incident.drill.store.DrillCalendarStore;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Planned drills, from their date to their grade. */
@RealParts
@WithTestResource(value = DrillParts.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class DrillCalendarTest {
    private static final String SCHEDULES = "/api/v1/drill-schedules";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject DrillCalendarStore store;

    private EventSender sender;
    private SimulatedRoom room;
    private RelayPair relays;
    private TopicReader commands;

    @BeforeEach
    void startRelays() {
        String kafka = KafkaResource.broker().bootstrapServers();
        sender = new EventSender(kafka);
        room = new SimulatedRoom(sender);
        relays = RelayPair.start(sender);
        commands = TopicReader.fromNow(kafka, Topics.FAILOVER_COMMANDS);
    }

    @AfterEach
    void stopRelays() {
        relays.close();
        commands.close();
        sender.close();
    }

    @Test
    void aPlannedDrillBeginsAtItsDateAndIsGraded() {
        // Given
        int before = DrillParts.entered().size();
        Instant date = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
        String schedule =
                plan(date, null).then().statusCode(201).extract().path("schedule.scheduleId");

        // When
        await().until(() -> DrillParts.entered().size() > before);
        String meeting = DrillParts.entered().getLast();
        room.start(meeting, relays.a(), relays.b(), "p-drill");
        await().until(() -> DrillParts.faults().contains("kill " + relays.a()));
        relays.killA(meeting);
        FailoverCommand command =
                commands.await(
                                EventTypes.FAILOVER_COMMAND,
                                one -> one.meetingId().equals(meeting),
                                LIMIT)
                        .data();
        room.apply(command, relays.b(), null);
        await().until(() -> DrillParts.faults().contains("heal " + relays.a()));
        relays.restartA();
        Map<String, Object> kept = date(schedule);
        String drill = "/api/v1/drills/" + kept.get("drillId");
        await().until(() -> given().get(drill).path("state").equals("over"));
        room.end(meeting, "p-drill");

        // Then
        JsonPath over = given().get(drill).jsonPath();
        assertThat(kept).containsEntry("outcome", "begun").containsEntry("at", date.toString());
        assertThat(over.getString("meetingId")).isEqualTo(meeting);
        assertThat(over.getString("grade")).isIn("A", "B", "C");
        assertThat(Instant.parse(over.getString("createdAt")))
                .isBetween(date, date.plusSeconds(60));
        assertThat(
                        given().get(SCHEDULES)
                                .jsonPath()
                                .getList(
                                        "schedules.find { it.schedule.scheduleId == '%s' }.nextDates"
                                                .formatted(schedule)))
                .isEmpty();
    }

    @Test
    void aDateThatPassedWhileNobodyWasThereIsMissedAndNothingIsBroken() {
        // Given
        int faults = DrillParts.faults().size();
        Instant past = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        DrillSchedule schedule =
                new DrillSchedule(
                        UUID.randomUUID().toString(),
                        "relay-loss",
                        DrillFault.KILL,
                        LocalDateTime.ofInstant(past, ZoneOffset.UTC),
                        ZoneOffset.UTC,
                        null,
                        "operator",
                        past.minusSeconds(60),
                        null);

        // When
        store.put(schedule, Optional.of(past)).await().atMost(LIMIT);
        await().until(() -> date(schedule.scheduleId()) != null);

        // Then
        assertThat(date(schedule.scheduleId())).containsEntry("outcome", "missed");
        assertThat(DrillParts.faults()).hasSize(faults);
    }

    @Test
    void anEndedSeriesHasNoMoreDates() {
        // Given
        String schedule =
                plan(Instant.now().plusSeconds(86_400), "FREQ=WEEKLY")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("schedule.scheduleId");

        // Then
        given().delete(SCHEDULES + "/" + schedule)
                .then()
                .statusCode(200)
                .body("nextDates.size()", equalTo(0));
        given().delete(SCHEDULES + "/nobody").then().statusCode(404);
    }

    @Test
    void whatIsWrongIsNamed() {
        plan(Instant.now().minusSeconds(60), null)
                .then()
                .statusCode(400)
                .body("field", equalTo("/start"));
        plan(Instant.now().plusSeconds(60), "FREQ=SECONDLY")
                .then()
                .statusCode(400)
                .body("field", equalTo("/rule"));
    }

    private static Response plan(Instant date, String rule) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("planId", "relay-loss");
        wish.put("fault", "kill");
        wish.put("start", LocalDateTime.ofInstant(date, ZoneOffset.UTC).toString());
        wish.put("zone", "UTC");
        wish.put("rule", rule);
        return given().header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(wish)
                .post(SCHEDULES);
    }

    /** The one date of a schedule that has come. */
    private static Map<String, Object> date(String schedule) {
        return given().get(SCHEDULES)
                .jsonPath()
                .getMap("dates.find { it.scheduleId == '%s' }".formatted(schedule));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(LIMIT);
    }
}
