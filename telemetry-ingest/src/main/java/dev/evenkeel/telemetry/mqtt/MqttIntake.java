package dev.evenkeel.telemetry.mqtt;

import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.telemetry.domain.Producer;
import dev.evenkeel.telemetry.domain.TelemetryKind;
import dev.evenkeel.telemetry.intake.Intake;
import dev.evenkeel.telemetry.intake.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Takes messages of brokers. There is nobody to answer: what is refused for good becomes a dead
 * letter and is acknowledged; what cannot be taken right now is tried again until it is, and kept
 * by the broker meanwhile.
 */
@Singleton
class MqttIntake {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Set<TelemetryKind> KINDS =
            EnumSet.of(TelemetryKind.DEVICES, TelemetryKind.LINKS, TelemetryKind.LOGS);
    private static final Logger LOG = Logger.getLogger(MqttIntake.class);

    private final Intake intake;
    private final Identifiers identifiers;
    private final RollCalls rollCalls;

    @Inject
    MqttIntake(Intake intake, Identifiers identifiers, RollCalls rollCalls) {
        this.intake = intake;
        this.identifiers = identifiers;
        this.rollCalls = rollCalls;
    }

    /**
     * Takes a message of the broker of a site, and acknowledges it once it is safe. A device is who
     * its topic says: the broker lets each device write to its own topics only.
     */
    void take(String siteId, MqttMessage message) {
        Optional<MqttTopic> topic =
                MqttTopic.parse(message.topic()).filter(t -> t.siteId().equals(siteId));
        if (topic.isEmpty()) {
            LOG.warnf("event=mqtt-ignored site=%s topic=%s", siteId, message.topic());
            message.acknowledge().run();
            return;
        }
        Producer.Device from = new Producer.Device(topic.get().deviceId(), siteId, KINDS);
        TelemetryKind kind = topic.get().kind();
        switch (MqttBody.read(message, kind, () -> identifiers.uuid().toString())) {
            case MqttBody.Stale _ -> message.acknowledge().run();
            case MqttBody.Unreadable(var problem) -> bury(from, kind, problem, message);
            case MqttBody.Samples(var samples) -> {
                if (kind == TelemetryKind.DEVICES && !message.retained()) {
                    rollCalls.reported(siteId, from.deviceId(), samples);
                }
                settle(
                        Uni.createFrom()
                                .deferred(() -> intake.takeBatch(from, kind, samples))
                                .flatMap(outcome -> insist(outcome, from, kind, message)),
                        message);
            }
        }
    }

    private void bury(
            Producer.Device from, TelemetryKind kind, Problem problem, MqttMessage message) {
        settle(
                intake.reject(from, kind, problem, text(message)).flatMap(MqttIntake::orAgain),
                message);
    }

    /** Refused for good, as a whole: a dead letter. */
    private Uni<Outcome> insist(
            Outcome outcome, Producer.Device from, TelemetryKind kind, MqttMessage message) {
        return outcome instanceof Outcome.Refused(var problem) && problem.retryAfter() == null
                ? intake.reject(from, kind, problem, text(message)).flatMap(MqttIntake::orAgain)
                : orAgain(outcome);
    }

    private static Uni<Outcome> orAgain(Outcome outcome) {
        return outcome instanceof Outcome.Refused
                ? Uni.createFrom().failure(new NotNowException())
                : Uni.createFrom().item(outcome);
    }

    private static void settle(Uni<Outcome> work, MqttMessage message) {
        work.onFailure(NotNowException.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(
                        _ -> message.acknowledge().run(),
                        failure -> LOG.errorf(failure, "event=failed topic=%s", message.topic()));
    }

    private static String text(MqttMessage message) {
        return new String(message.payload(), StandardCharsets.UTF_8);
    }

    /** Neither taken nor refused for good. */
    private static final class NotNowException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotNowException() {
            super("not now", null, false, false);
        }
    }
}
