package dev.evenkeel.incident.run.events;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.failover.DeviceSwitch;
import dev.evenkeel.contracts.failover.DeviceSwitched;
import dev.evenkeel.incident.alert.domain.Outcome;
import dev.evenkeel.incident.incident.domain.IncidentCase;
import dev.evenkeel.incident.incident.events.DeviceAnswers;
import dev.evenkeel.incident.incident.events.JudgeRunner;
import dev.evenkeel.incident.incident.store.CaseStore;
import dev.evenkeel.incident.run.domain.Deed;
import dev.evenkeel.incident.run.domain.Run;
import dev.evenkeel.incident.run.domain.StandIns;
import dev.evenkeel.incident.topology.events.TopologyKeeper;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Has another device of a room take over, by {@code failover.commands.v1}: one after another is
 * asked until one has. A command repeated after a crash has the same identity. Blocks.
 */
@Singleton
class DeviceDoor {
    private static final Duration VALID = Duration.ofSeconds(2);
    private static final Duration ANSWER = VALID.plusMillis(500);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final JudgeRunner judge;
    private final TopologyKeeper topology;
    private final CaseStore cases;
    private final DeviceAnswers answers;
    private final Transactions transactions;
    private final Outbox outbox;
    private final EventFactory events;
    private final Clock clock;

    @Inject
    DeviceDoor(
            JudgeRunner judge,
            TopologyKeeper topology,
            CaseStore cases,
            DeviceAnswers answers,
            Transactions transactions,
            Outbox outbox,
            EventFactory events,
            Clock clock) {
        this.judge = judge;
        this.topology = topology;
        this.cases = cases;
        this.answers = answers;
        this.transactions = transactions;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    /** Replaces the device that the deed is about. */
    Outcome replace(Deed deed) {
        if (!deed.target().domain().equals("device")) {
            return new Outcome.Missed(0, deed.target().domain() + " is no device", true);
        }
        String failed = deed.target().id();
        return switch (StandIns.of(failed, topology.state().value(), judge.devices(), troubled())) {
            case StandIns.None(String reason) -> new Outcome.Missed(0, reason, false);
            case StandIns.NotNeeded(String reason) -> new Outcome.Arrived(0, reason);
            case StandIns.Found found -> ask(deed, found);
        };
    }

    private Outcome ask(Deed deed, StandIns.Found found) {
        List<String> heard = new ArrayList<>();
        for (String device : found.deviceIds()) {
            DeviceSwitch command = command(deed, found, device);
            Optional<DeviceSwitched> answer =
                    answers.to(List.of(command.commandId()), () -> send(command), ANSWER).stream()
                            .findFirst();
            if (answer.filter(DeviceDoor::isApplied).isPresent()) {
                return new Outcome.Arrived(
                        0, "%s took over from %s.".formatted(device, deed.target().id()));
            }
            heard.add(
                    answer.map(one -> device + " refused: " + one.detail())
                            .orElse(device + " did not answer"));
        }
        return new Outcome.Missed(0, String.join("; ", heard), false);
    }

    private DeviceSwitch command(Deed deed, StandIns.Found found, String device) {
        Instant now = clock.instant();
        return new DeviceSwitch(
                Run.id(deed.key(), device),
                device,
                deed.target().id(),
                found.siteId(),
                found.roomId(),
                found.kind(),
                deed.runId(),
                deed.text(),
                now,
                now.plus(VALID));
    }

    private void send(DeviceSwitch command) {
        transactions
                .run(session ->
                        outbox.append(
                                session,
                                events.create(
                                        EventTypes.DEVICE_SWITCH, command.deviceId(), command)))
                .await()
                .atMost(LIMIT);
    }

    private Set<String> troubled() {
        return cases.openOrResolvedWithin(Duration.ZERO).await().atMost(LIMIT).stream()
                .filter(one -> !one.isResolved())
                .map(IncidentCase::incident)
                .filter(incident -> incident.cause().domain().equals("device"))
                .map(incident -> incident.cause().id())
                .collect(Collectors.toSet());
    }

    private static boolean isApplied(DeviceSwitched answer) {
        return answer.result() == DeviceSwitched.Result.APPLIED;
    }
}
