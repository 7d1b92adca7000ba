package dev.evenkeel.incident.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.failover.DeviceSwitch;
import dev.evenkeel.contracts.failover.DeviceSwitched;
import dev.evenkeel.contracts.failover.DeviceSwitched.Result;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.contracts.plan.PlanStepRun;
import dev.evenkeel.contracts.plan.PlanStepRun.State;
import dev.evenkeel.contracts.telemetry.DeviceReport.Kind;
import dev.evenkeel.contracts.telemetry.DeviceReport.Status;
import dev.evenkeel.incident.EventSender;
import dev.evenkeel.incident.RealParts;
import dev.evenkeel.incident.SimulatedRelay;
import dev.evenkeel.incident.rule.domain.DeviceReports;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealParts
class DeviceFailurePlanTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Map<String, Status> devices = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private EventSender sender;
    private SimulatedRelay relay;
    private TopicReader events;

    @BeforeEach
    void startDevices() {
        String kafka = KafkaResource.broker().bootstrapServers();
        sender = new EventSender(kafka);
        relay = SimulatedRelay.start(sender, "relay-devices");
        events =
                TopicReader.fromNow(
                        kafka,
                        Topics.FAILOVER_COMMANDS,
                        Topics.PLAN_RUNS,
                        Topics.INCIDENT_LIFECYCLE);
        for (String one : new String[] {"room-cam-1", "room-mic", "room-cam-2", "room-cam-3"}) {
            devices.put(one, Status.ONLINE);
        }
        timer.scheduleAtFixedRate(
                () -> devices.keySet().forEach(this::report), 0, 500, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void endDevices() {
        devices.replaceAll((_, _) -> Status.ONLINE);
        devices.keySet().forEach(this::report);
        timer.shutdownNow();
        relay.farewell();
        events.close();
        sender.close();
    }

    @Test
    void theNextCameraOfTheRoomTakesOverFromABlackOneAndTheRefusingOneIsPassedOver() {
        // When
        say("room-cam-1", Status.BLACK);
        Incident found = opened("room-cam-1");
        DeviceSwitch first = commandTo("room-cam-2");
        answer(first, Result.REFUSED, "its lens is shut");
        DeviceSwitch second = commandTo("room-cam-3");
        answer(second, Result.APPLIED, "");
        PlanRun switched = runOf(found, "switch", State.DONE);
        say("room-cam-1", Status.ONLINE);
        PlanRun ended =
                events.await(
                                EventTypes.PLAN_ENDED,
                                one -> found.incidentId().equals(one.incidentId()),
                                LIMIT)
                        .data();

        // Then
        assertThat(found.rule()).isEqualTo("device-faulty");
        assertThat(first.inPlaceOf()).isEqualTo("room-cam-1");
        assertThat(first.siteId()).isEqualTo("device-site");
        assertThat(first.roomId()).isEqualTo("device-room");
        assertThat(first.kind()).isEqualTo(Kind.CAMERA);
        assertThat(switched.steps().getFirst().detail())
                .isEqualTo("room-cam-3 took over from room-cam-1.");
        assertThat(ended.steps())
                .extracting(PlanStepRun::state)
                .containsExactly(State.DONE, State.SKIPPED, State.SKIPPED, State.SKIPPED);
    }

    @Test
    void whereNoOtherOfItsKindWorksAPersonIsAsked() {
        // When
        say("room-mic", Status.SILENT);
        Incident found = opened("room-mic");
        PlanRun asks = runOf(found, "another", State.RUNNING);

        // Then
        assertThat(asks.steps().getFirst().state()).isEqualTo(State.FAILED);
        assertThat(asks.steps().getFirst().detail())
                .isEqualTo("no other device of its kind works in device-room");
    }

    private Incident opened(String deviceId) {
        return events.await(
                        EventTypes.INCIDENT_OPENED, one -> one.cause().id().equals(deviceId), LIMIT)
                .data();
    }

    private DeviceSwitch commandTo(String deviceId) {
        return events.await(EventTypes.DEVICE_SWITCH, one -> one.deviceId().equals(deviceId), LIMIT)
                .data();
    }

    private PlanRun runOf(Incident incident, String stepId, State state) {
        return events.await(
                        EventTypes.PLAN_STEP_CHANGED,
                        one ->
                                incident.incidentId().equals(one.incidentId())
                                        && one.steps().stream()
                                                .anyMatch(step ->
                                                        step.stepId().equals(stepId)
                                                                && step.state() == state),
                        LIMIT)
                .data();
    }

    private void answer(DeviceSwitch command, Result result, String detail) {
        sender.send(
                EventTypes.DEVICE_SWITCHED,
                command.deviceId(),
                new DeviceSwitched(
                        command.commandId(),
                        command.deviceId(),
                        command.inPlaceOf(),
                        result,
                        detail,
                        Instant.now()));
    }

    private void say(String deviceId, Status status) {
        devices.put(deviceId, status);
        report(deviceId);
    }

    private void report(String deviceId) {
        Status status = devices.get(deviceId);
        Kind kind = deviceId.contains("mic") ? Kind.MICROPHONE : Kind.CAMERA;
        sender.send(
                EventTypes.DEVICE_REPORTED,
                deviceId,
                DeviceReports.report(deviceId, "device-site", kind, status, Instant.now()));
    }
}
