package dev.evenkeel.incident.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.incident.EventSender;
import dev.evenkeel.incident.LiveMeeting;
import dev.evenkeel.incident.RealParts;
import dev.evenkeel.incident.RelayPair;
import dev.evenkeel.incident.SimulatedRoom;
import dev.evenkeel.testkit.KafkaResource;
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
class RelaySickTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Logger LOG = Logger.getLogger(RelaySickTest.class);

    private final String meeting = "sic-" + UUID.randomUUID().toString().substring(0, 6) + "-abc";
    private EventSender sender;
    private SimulatedRoom room;
    private RelayPair relays;
    private TopicReader events;
    private LiveMeeting live;

    @BeforeEach
    void startMeeting() {
        String kafka = KafkaResource.broker().bootstrapServers();
        sender = new EventSender(kafka);
        room = new SimulatedRoom(sender);
        relays = RelayPair.start(sender);
        events =
                TopicReader.fromNow(
                        kafka,
                        Topics.FAILOVER_COMMANDS,
                        Topics.QUALITY_WINDOWS,
                        Topics.ALERT_NOTIFICATIONS);
        room.start(meeting, relays.a(), relays.b(), "p-1", "p-2", "p-3");
        live = LiveMeeting.start(sender, meeting, relays.a(), "p-1", "p-2", "p-3");
    }

    @AfterEach
    void endMeeting() {
        live.close();
        room.end(meeting, "p-1", "p-2", "p-3");
        relays.close();
        events.close();
        sender.close();
    }

    @Test
    void aMeetingLeavesASickRelayWithinTenSeconds() {
        // Given
        events.await(
                EventTypes.QUALITY_WINDOW,
                window ->
                        window.meetingId().equals(meeting)
                                && Double.valueOf(0).equals(window.uplinkLossRatio()),
                Duration.ofSeconds(20));

        // When
        Instant injected = Instant.now();
        sender.inTrace("00-" + TRACE + "-00f067aa0ba902b7-01");
        live.loseFromNow(0.15);
        Event<FailoverCommand> event =
                events.await(
                        EventTypes.FAILOVER_COMMAND,
                        one -> one.meetingId().equals(meeting),
                        Duration.ofSeconds(20));
        FailoverCommand command = event.data();
        Event<AlertNotification> alert =
                events.await(
                        EventTypes.ALERT_NOTIFICATION,
                        one -> one.component().equals(relays.a()),
                        Duration.ofSeconds(20));
        Duration delay = Duration.between(injected, Instant.now());
        LOG.infof("event=measured loss-to-command-millis=%d", delay.toMillis());

        // Then
        assertThat(List.of(event.traceparent(), alert.traceparent()))
                .as("one trace from the sample to the alert")
                .allMatch(traceparent -> traceparent.startsWith("00-" + TRACE + "-"));
        assertThat(command.action()).isEqualTo(FailoverCommand.Action.MOVE_MEETING);
        assertThat(command.avoidRelayId()).isEqualTo(relays.a());
        assertThat(command.issuedAt()).isBetween(injected, injected.plusSeconds(10));
    }
}
