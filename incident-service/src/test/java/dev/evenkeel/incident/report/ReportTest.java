package dev.evenkeel.incident.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.contracts.meeting.TaskChanged;
import dev.evenkeel.contracts.meeting.TaskChanged.Change;
import dev.evenkeel.contracts.report.MeetingReportReady;
import dev.evenkeel.incident.EventSender;
import dev.evenkeel.incident.RealParts;
import dev.evenkeel.incident.RelayPair;
import dev.evenkeel.incident.SampleSource;
import dev.evenkeel.incident.SimulatedRoom;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealParts
class ReportTest {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final String meeting = "rep-" + UUID.randomUUID().toString().substring(0, 6) + "-abc";
    private EventSender sender;
    private SimulatedRoom room;
    private TopicReader events;
    private RelayPair relays;

    @BeforeEach
    void startRelays() {
        String kafka = KafkaResource.broker().bootstrapServers();
        sender = new EventSender(kafka);
        room = new SimulatedRoom(sender);
        relays = RelayPair.start(sender);
        events =
                TopicReader.fromNow(
                        kafka,
                        Topics.REPORT_MEETING,
                        Topics.FAILOVER_COMMANDS,
                        Topics.INCIDENT_LIFECYCLE,
                        Topics.QUALITY_WINDOWS);
    }

    @AfterEach
    void stopRelays() {
        relays.close();
        events.close();
        sender.close();
    }

    @Test
    void aMeetingWithoutAFaultGetsAFriendlyReport() {
        // Given
        room.start(meeting, relays.a(), relays.b(), "p-1", "p-2");
        SampleSource.send(sender, meeting, "p-1", relays.a(), Instant.now(), 6);
        events.await(
                EventTypes.QUALITY_WINDOW, window -> window.meetingId().equals(meeting), LIMIT);

        // When
        Instant ended = Instant.now();
        room.end(meeting, "p-1", "p-2");
        MeetingReportReady ready =
                events.await(
                                EventTypes.MEETING_REPORT_READY,
                                report -> report.meetingId().equals(meeting),
                                LIMIT)
                        .data();

        // Then
        assertThat(Duration.between(ended, Instant.now())).isLessThan(Duration.ofSeconds(6));
        assertThat(ready.faults()).isZero();
        given().get("/api/v1/reports/" + meeting)
                .then()
                .statusCode(200)
                .body("verdict", equalTo("clean"))
                .body("headline.code", equalTo("meeting.clean"))
                .body("participants.name", hasItem("Name of p-1"))
                .body("faults", empty())
                .body("quality.find { it.participantId == 'p-1' }.points.size()", greaterThan(0));
    }

    @Test
    void aLostRelayIsExplained() {
        // Given
        room.start(meeting, relays.a(), relays.b(), "p-1", "p-2");
        relays.awaitMeetings(relays.a(), meeting);

        // When
        relays.killA(meeting);
        FailoverCommand command =
                events.await(
                                EventTypes.FAILOVER_COMMAND,
                                one -> one.meetingId().equals(meeting),
                                LIMIT)
                        .data();
        room.switched(meeting, "p-1", relays.a(), relays.b());
        room.switched(meeting, "p-2", relays.a(), relays.b());
        room.apply(command, relays.b(), null);
        events.await(
                EventTypes.INCIDENT_MITIGATED,
                incident -> incident.incidentId().equals(command.incidentId()),
                LIMIT);
        room.end(meeting, "p-1", "p-2");
        events.await(
                EventTypes.MEETING_REPORT_READY, one -> one.meetingId().equals(meeting), LIMIT);

        // Then
        given().get("/api/v1/reports/" + meeting)
                .then()
                .statusCode(200)
                .body("verdict", equalTo("handled"))
                .body("longestInterruptionMillis", equalTo(172))
                .body("faults", hasSize(1))
                .body("faults[0].incidentId", equalTo(command.incidentId()))
                .body("faults[0].explanation.code", equalTo("relay-lost.moved"))
                .body("faults[0].explanation.params.toRelayId", equalTo(relays.b()))
                .body("faults[0].explanation.params.participants", equalTo(2))
                .body("faults[0].advice.code", hasItem("advice.relay-host"))
                .body("faults[0].times.decidedAt", notNullValue())
                .body("faults[0].times.movedAt", notNullValue())
                .body("faults[0].durations.detectMillis", greaterThan(0))
                .body("placements", hasSize(2))
                .body("switches", hasSize(2))
                .body("participants[0].longestInterruptionMillis", equalTo(172));
    }

    @Test
    void followUpTasksAreInItAsTheyAreWhenItIsRead() {
        // Given
        room.start(meeting, relays.a(), relays.b(), "p-1", "p-2");
        task("plan", Change.ADDED, "p-1");
        task("room", Change.ADDED, null);
        task("slip", Change.ADDED, null);
        room.end(meeting, "p-1", "p-2");
        events.await(
                EventTypes.MEETING_REPORT_READY, one -> one.meetingId().equals(meeting), LIMIT);

        // When: they go on after the meeting
        task("plan", Change.DONE, "p-1");
        task("slip", Change.DELETED, null);
        task("plan", Change.CHANGED, "p-2");

        // Then
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() ->
                        given().get("/api/v1/reports/" + meeting)
                                .then()
                                .statusCode(200)
                                .body("title", notNullValue())
                                .body("tasks.taskId", contains("plan", "room"))
                                .body("tasks.participantId", contains("p-2", null))
                                .body("tasks.done", contains(true, false)));
    }

    private void task(String id, Change change, @Nullable String assignee) {
        sender.send(
                EventTypes.TASK_CHANGED,
                meeting,
                new TaskChanged(meeting, id, change, assignee, null, Instant.now()));
    }

    @Test
    void withoutAMeetingThereIsNoReport() {
        // When
        var response = given().get("/api/v1/reports/xxx-none-xxx");

        // Then
        response.then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("errorId", notNullValue());
    }
}
