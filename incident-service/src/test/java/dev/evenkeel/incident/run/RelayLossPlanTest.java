package dev.evenkeel.incident.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.contracts.plan.PlanStepRun;
import dev.evenkeel.incident.EventSender;
import dev.evenkeel.incident.RealParts;
import dev.evenkeel.incident.RelayPair;
import dev.evenkeel.incident.SimulatedRoom;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealParts
class RelayLossPlanTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String meeting = "pln-" + UUID.randomUUID().toString().substring(0, 4) + "-abc";
    private EventSender sender;
    private SimulatedRoom room;
    private RelayPair relays;
    private TopicReader events;

    @BeforeEach
    void startMeeting() {
        String kafka = KafkaResource.broker().bootstrapServers();
        sender = new EventSender(kafka);
        room = new SimulatedRoom(sender);
        relays = RelayPair.start(sender);
        events = TopicReader.fromNow(kafka, Topics.FAILOVER_COMMANDS, Topics.PLAN_RUNS);
        room.start(meeting, relays.a(), relays.b(), "p-1", "p-2");
        relays.awaitMeetings(relays.a(), meeting);
    }

    @AfterEach
    void endMeeting() {
        room.end(meeting, "p-1", "p-2");
        relays.close();
        events.close();
        sender.close();
    }

    @Test
    void aLostRelayIsLeftByThePlanWhoseStepTheCommandIs() {
        // When
        relays.killA(meeting);
        FailoverCommand command =
                events.await(
                                EventTypes.FAILOVER_COMMAND,
                                one -> one.meetingId().equals(meeting),
                                LIMIT)
                        .data();
        PlanRun started =
                events.await(
                                EventTypes.PLAN_STARTED,
                                one -> one.target().id().equals(relays.a()),
                                LIMIT)
                        .data();
        room.apply(command, relays.b(), null);
        PlanRun left =
                events.await(
                                EventTypes.PLAN_STEP_CHANGED,
                                one ->
                                        one.runId().equals(started.runId())
                                                && one.steps().getFirst().state()
                                                        == PlanStepRun.State.DONE,
                                LIMIT)
                        .data();
        relays.restartA();
        PlanRun ended =
                events.await(
                                EventTypes.PLAN_ENDED,
                                one -> one.runId().equals(started.runId()),
                                LIMIT)
                        .data();

        // Then
        assertThat(started.planId()).isEqualTo("relay-loss");
        assertThat(started.incidentId()).isEqualTo(command.incidentId());
        assertThat(left.steps().getFirst().detail()).isEqualTo("Every affected meeting is mended.");
        assertThat(ended.state()).isEqualTo(PlanRun.State.COMPLETED);
        assertThat(ended.steps())
                .extracting(PlanStepRun::state)
                .containsExactly(
                        PlanStepRun.State.DONE,
                        PlanStepRun.State.SKIPPED,
                        PlanStepRun.State.DONE,
                        PlanStepRun.State.SKIPPED);
    }
}
