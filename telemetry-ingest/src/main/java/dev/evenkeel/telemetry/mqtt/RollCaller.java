package dev.evenkeel.telemetry.mqtt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.platform.worker.Worker;
import dev.evenkeel.telemetry.domain.Producer;
import dev.evenkeel.telemetry.domain.TelemetryKind;
import dev.evenkeel.telemetry.intake.Intake;
import dev.evenkeel.telemetry.intake.Outcome;
import dev.evenkeel.telemetry.mqtt.RollCall.Act;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import org.jboss.logging.Logger;

/**
 * Asks devices that miss a report to report now ({@code command: "report"}), and reports those that
 * do not answer as offline, the way of all telemetry and with the authority of the site. Such a
 * report that cannot be taken right now is dropped: the judge misses the device by itself, later.
 */
@Singleton
class RollCaller {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration VALID = Duration.ofSeconds(2);
    private static final Logger LOG = Logger.getLogger(RollCaller.class);

    private final RollCalls sites;
    private final Brokers brokers;
    private final Intake intake;
    private final Identifiers identifiers;
    private final Clock clock;
    private final Worker worker =
            Worker.repeating(
                    "roll-call",
                    LOOK_EVERY,
                    this::look,
                    e -> LOG.warnf("event=roll-call-waits cause=\"%s\"", e.getMessage()));

    @Inject
    RollCaller(
            RollCalls sites, Brokers brokers, Intake intake, Identifiers identifiers, Clock clock) {
        this.sites = sites;
        this.brokers = brokers;
        this.intake = intake;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        if (!sites.isEmpty()) {
            worker.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        worker.end();
    }

    private void look() {
        sites.look((siteId, act) -> {
            switch (act) {
                case Act.Ask(String deviceId, String questionId) ->
                        ask(siteId, deviceId, questionId);
                case Act.Absent(String deviceId, String kind, Duration silentFor) ->
                        tell(siteId, deviceId, kind, silentFor);
            }
        });
    }

    private void ask(String siteId, String deviceId, String questionId) {
        ObjectNode question =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("commandId", questionId)
                        .put("command", "report")
                        .put("expiresAt", clock.instant().plus(VALID).toString());
        brokers.send(
                siteId,
                deviceId,
                MqttTopic.COMMAND,
                question.toString().getBytes(StandardCharsets.UTF_8),
                VALID);
    }

    private void tell(String siteId, String deviceId, String kind, Duration silentFor) {
        LOG.infof(
                "event=device-absent site=%s device=%s silentMillis=%d",
                siteId, deviceId, silentFor.toMillis());
        ObjectNode report =
                EventJson.mapper()
                        .createObjectNode()
                        .put("sampleId", identifiers.uuid().toString())
                        .put("deviceId", deviceId)
                        .put("siteId", siteId)
                        .put("kind", kind)
                        .put("status", "offline")
                        .put("statusText", "missed its report and did not answer");
        Producer from = new Producer.Site(siteId, EnumSet.of(TelemetryKind.DEVICES), "roll-call");
        intake.takeBatch(
                        from,
                        TelemetryKind.DEVICES,
                        EventJson.mapper().createArrayNode().add(report))
                .subscribe()
                .with(
                        outcome -> dropped(deviceId, outcome),
                        failure -> LOG.errorf(failure, "event=failed device=%s", deviceId));
    }

    private static void dropped(String deviceId, Outcome outcome) {
        switch (outcome) {
            case Outcome.Taken(var answer) when !answer.rejected().isEmpty() ->
                    LOG.warnf(
                            "event=device-absence-rejected device=%s problem=\"%s\"",
                            deviceId, answer.rejected().getFirst().problem().detail());
            case Outcome.Taken _ -> {}
            case Outcome.Refused(var problem) ->
                    LOG.warnf(
                            "event=device-absence-dropped device=%s problem=\"%s\"",
                            deviceId, problem.detail());
        }
    }
}
