package dev.evenkeel.incident.incident;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.contracts.failover.FailoverOutcome.Result;
import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.incident.EventSender;
import dev.evenkeel.incident.RealParts;
import dev.evenkeel.incident.RelayPair;
import dev.evenkeel.incident.SimulatedRoom;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.PostgresResource;
import dev.evenkeel.testkit.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealParts
class RelayLostTest {
    private static final Logger LOG = Logger.getLogger(RelayLostTest.class);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final String suffix = UUID.randomUUID().toString().substring(0, 6);
    private final String meeting = "one-" + suffix + "-abc";
    private final String other = "two-" + suffix + "-abc";

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
                        Topics.INCIDENT_LIFECYCLE,
                        Topics.INCIDENT_OPEN,
                        Topics.ALERT_NOTIFICATIONS,
                        Topics.FAILOVER_COMMANDS);
        room.start(meeting, relays.a(), relays.b(), "p-1", "p-2");
        room.start(other, relays.b(), relays.a(), "p-3");
        relays.awaitMeetings(relays.a(), meeting, other);
    }

    @AfterEach
    void stopRelays() {
        room.end(meeting);
        room.end(other);
        relays.close();
        events.close();
        sender.close();
    }

    @Test
    void aKilledRelayIsOneIncidentWithOneCommandPerMeeting() {
        // When
        Instant killed = relays.killA(meeting, other);
        Event<Incident> opened = await(EventTypes.INCIDENT_OPENED);
        Duration delay = Duration.between(killed, Instant.now());
        LOG.infof("event=measured kill-to-incident-millis=%d", delay.toMillis());
        FailoverCommand promote = command(meeting);
        FailoverCommand replace = command(other);
        carryOut(promote, replace);
        Event<Incident> mitigated = await(EventTypes.INCIDENT_MITIGATED);

        // Then
        assertThat(opened.data().openedAt()).isBetween(killed, killed.plusSeconds(3));
        assertThat(opened.data().meetingIds()).containsExactlyInAnyOrder(meeting, other);
        assertThat(promote.action()).isEqualTo(FailoverCommand.Action.PROMOTE_STANDBY);
        assertThat(replace.action()).isEqualTo(FailoverCommand.Action.REPLACE_STANDBY);
        assertThat(mitigated.data().incidentId()).isEqualTo(opened.data().incidentId());
        assertOnce();
    }

    @Test
    void whatArrivesThreeTimesHasItsEffectOnce() {
        // Given
        relays.killA(meeting, other);
        FailoverCommand promote = command(meeting);
        FailoverCommand replace = command(other);

        // When
        for (int i = 0; i < 3; i++) {
            carryOut(promote, replace);
        }
        await(EventTypes.INCIDENT_MITIGATED);
        relays.restartA();
        Incident resolved = await(EventTypes.INCIDENT_RESOLVED).data();

        // Then
        assertOnce();
        assertThat(ofRelayA(EventTypes.INCIDENT_MITIGATED)).hasSize(1);
        assertThat(alerts(AlertNotification.Action.RESOLVE)).hasSize(1);
        assertThat(resolved.timeline().stream().filter(entry -> entry.by().equals("room-service")))
                .hasSize(2);
        assertThat(
                        events.awaitRecord(
                                        message ->
                                                message.topic().equals(Topics.INCIDENT_OPEN)
                                                        && resolved.incidentId()
                                                                .equals(message.key())
                                                        && message.value() == null,
                                        LIMIT,
                                        "tombstone")
                                .key())
                .isEqualTo(resolved.incidentId());
    }

    @Test
    void aStaleCommandIsDecidedAgainOnTheNewerPlacement() {
        // Given
        relays.killA(meeting, other);
        FailoverCommand first = command(meeting);

        // When
        room.place(meeting, relays.a(), null, 2, MeetingPlaced.Reason.STANDBY_LOST, null);
        room.answer(first, Result.STALE_EPOCH, relays.a(), null);
        FailoverCommand second =
                events.await(
                                EventTypes.FAILOVER_COMMAND,
                                one -> one.meetingId().equals(meeting) && one.expectedEpoch() == 2,
                                LIMIT)
                        .data();

        // Then
        assertThat(second.commandId()).isNotEqualTo(first.commandId());
        assertThat(second.incidentId()).isEqualTo(first.incidentId());
    }

    @Test
    void aRelayLostWhileKafkaIsAwayIsFoundOnceKafkaIsBack() throws Exception {
        // Given
        KafkaResource.broker().kill();
        relays.killA(meeting, other);
        Thread.sleep(Duration.ofSeconds(20));

        // When
        KafkaResource.broker().start();
        Instant back = Instant.now();
        Event<Incident> opened =
                events.await(EventTypes.INCIDENT_OPENED, this::isOfRelayA, Duration.ofSeconds(40));
        LOG.infof(
                "event=measured kafka-back-to-incident-millis=%d",
                Duration.between(back, Instant.now()).toMillis());
        carryOut(command(meeting), command(other));
        await(EventTypes.INCIDENT_MITIGATED);

        // Then
        assertThat(opened.data().meetingIds()).containsExactlyInAnyOrder(meeting, other);
        assertOnce();
        assertThat(lostRelays()).containsExactly(relays.a());
        assertThat(events.all(EventTypes.INCIDENT_OPEN))
                .as("one record for each change of the incident")
                .hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void aRelayLostWhilePostgresIsAwayIsWrittenOnceItIsBack() throws Exception {
        // Given
        PostgresResource.database().kill();

        // When
        relays.killA(meeting, other);
        given().get("/q/health/live").then().statusCode(200);
        Thread.sleep(Duration.ofSeconds(6));
        List<String> known =
                given().get("/api/v1/console").jsonPath().getList("incidents.cause.id");
        PostgresResource.database().start();
        await(EventTypes.INCIDENT_OPENED);
        carryOut(command(meeting), command(other));
        await(EventTypes.INCIDENT_MITIGATED);

        // Then
        assertThat(known).contains(relays.a());
        assertOnce();
    }

    private void carryOut(FailoverCommand promote, FailoverCommand replace) {
        room.switched(meeting, "p-1", relays.a(), relays.b());
        room.switched(meeting, "p-2", relays.a(), relays.b());
        room.apply(promote, relays.b(), null);
        room.apply(replace, relays.b(), null);
    }

    private void assertOnce() {
        assertThat(ofRelayA(EventTypes.INCIDENT_OPENED)).hasSize(1);
        assertThat(alerts(AlertNotification.Action.TRIGGER)).hasSize(1);
        assertThat(
                        events.all(EventTypes.FAILOVER_COMMAND).stream()
                                .filter(one -> one.data().avoidRelayId().equals(relays.a())))
                .hasSize(2);
    }

    private List<Event<AlertNotification>> alerts(AlertNotification.Action action) {
        return events.all(EventTypes.ALERT_NOTIFICATION).stream()
                .filter(event -> event.data().component().equals(relays.a()))
                .filter(event -> event.data().eventAction() == action)
                .toList();
    }

    private List<Event<Incident>> ofRelayA(EventType<Incident> type) {
        return events.all(type).stream().filter(event -> isOfRelayA(event.data())).toList();
    }

    private List<String> lostRelays() {
        return events.all(EventTypes.INCIDENT_OPENED).stream()
                .map(event -> event.data().cause().id())
                .toList();
    }

    private Event<Incident> await(EventType<Incident> type) {
        return events.await(type, this::isOfRelayA, LIMIT);
    }

    private FailoverCommand command(String meetingId) {
        return events.await(
                        EventTypes.FAILOVER_COMMAND,
                        command -> command.meetingId().equals(meetingId),
                        LIMIT)
                .data();
    }

    private boolean isOfRelayA(Incident incident) {
        return incident.cause().id().equals(relays.a());
    }
}
