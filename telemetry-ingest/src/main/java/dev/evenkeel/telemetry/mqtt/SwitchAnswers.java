package dev.evenkeel.telemetry.mqtt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.failover.DeviceSwitch;
import dev.evenkeel.contracts.failover.DeviceSwitched;
import dev.evenkeel.telemetry.domain.StrictJson;
import dev.evenkeel.telemetry.events.TelemetryEvents;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes what devices answer to commands and questions: {@code {commandId, result: applied|refused,
 * detail?}} on their own topic {@code outcome}. What answers neither is told in the log and left.
 */
@Singleton
class SwitchAnswers {
    private static final Logger LOG = Logger.getLogger(SwitchAnswers.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int LONGEST_DETAIL = 200;

    private final SwitchOrders orders;
    private final RollCalls rollCalls;
    private final TelemetryEvents events;
    private final Clock clock;

    @Inject
    SwitchAnswers(SwitchOrders orders, RollCalls rollCalls, TelemetryEvents events, Clock clock) {
        this.orders = orders;
        this.rollCalls = rollCalls;
        this.events = events;
        this.clock = clock;
    }

    /** Takes a message of the broker of a site; false when it is no answer. */
    boolean take(String siteId, MqttMessage message) {
        Optional<String> device = MqttTopic.answering(siteId, message.topic());
        device.ifPresent(id ->
                read(siteId, id, message)
                        .ifPresentOrElse(
                                answer -> publish(answer, message), message.acknowledge()));
        return device.isPresent();
    }

    private void publish(DeviceSwitched answer, MqttMessage message) {
        Uni.createFrom()
                .deferred(() -> events.publish(answer))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(SwitchOrders.ANSWERED_WITHIN.toMillis())
                .subscribe()
                .with(
                        _ -> message.acknowledge().run(),
                        failure -> {
                            LOG.warnf(
                                    "event=device-answer-lost device=%s cause=\"%s\"",
                                    answer.deviceId(), failure.getMessage());
                            message.acknowledge().run();
                        });
    }

    private Optional<DeviceSwitched> read(String siteId, String deviceId, MqttMessage message) {
        try {
            JsonNode json = StrictJson.parse(new String(message.payload(), StandardCharsets.UTF_8));
            String commandId = json.path("commandId").asText();
            if (rollCalls.answered(siteId, deviceId, commandId)) {
                return Optional.empty();
            }
            Optional<DeviceSwitch> command = orders.answered(commandId, siteId, deviceId);
            Optional<DeviceSwitched.Result> result = result(json.path("result").asText());
            if (command.isPresent() && result.isPresent()) {
                return Optional.of(
                        answer(command.get(), result.get(), json.path("detail").asText()));
            }
            return left(siteId, deviceId, "it answers no command of late, or not as expected");
        } catch (JsonProcessingException e) {
            return left(siteId, deviceId, e.getOriginalMessage());
        }
    }

    private DeviceSwitched answer(
            DeviceSwitch command, DeviceSwitched.Result result, String detail) {
        return new DeviceSwitched(
                command.commandId(),
                command.deviceId(),
                command.inPlaceOf(),
                result,
                detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)),
                clock.instant());
    }

    private static Optional<DeviceSwitched.Result> result(String word) {
        return switch (word) {
            case "applied" -> Optional.of(DeviceSwitched.Result.APPLIED);
            case "refused" -> Optional.of(DeviceSwitched.Result.REFUSED);
            default -> Optional.empty();
        };
    }

    private static Optional<DeviceSwitched> left(String siteId, String deviceId, String why) {
        LOG.warnf(
                "event=device-answer-ignored site=%s device=%s cause=\"%s\"",
                siteId, deviceId, why);
        return Optional.empty();
    }
}
