package dev.evenkeel.telemetry.mqtt;

import dev.evenkeel.telemetry.TelemetryConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** The configured brokers. One that is away holds up nothing and turns no probe red. */
@Singleton
class Brokers {
    private final List<BrokerLink> links;

    @Inject
    Brokers(TelemetryConfig config, MqttIntake intake, SwitchAnswers answers, RollCalls rollCalls) {
        links =
                config.mqtt().entrySet().stream()
                        .map(entry ->
                                new BrokerLink(
                                        entry.getKey(),
                                        entry.getValue(),
                                        message ->
                                                route(
                                                        entry.getValue().site(),
                                                        message,
                                                        intake,
                                                        answers),
                                        () -> rollCalls.lost(entry.getValue().site())))
                        .toList();
    }

    /** Whether a broker of that site is known here. */
    boolean reach(String siteId) {
        return links.stream().anyMatch(link -> link.site().equals(siteId));
    }

    /** Sends a message to a device, over each broker of its site. */
    void send(String siteId, String deviceId, String word, byte[] payload, Duration validFor) {
        links.stream()
                .filter(link -> link.site().equals(siteId))
                .forEach(
                        link -> link.send(MqttTopic.of(siteId, deviceId, word), payload, validFor));
    }

    private static void route(
            String siteId, MqttMessage message, MqttIntake intake, SwitchAnswers answers) {
        if (MqttTopic.isCommand(message.topic())) {
            message.acknowledge().run(); // our own
        } else if (!answers.take(siteId, message)) {
            intake.take(siteId, message);
        }
    }

    void start(@Observes StartupEvent started) {
        links.forEach(BrokerLink::open);
    }

    void stop(@Observes ShutdownEvent stopped) {
        links.forEach(BrokerLink::close);
    }
}
