package dev.evenkeel.telemetry.mqtt;

import dev.evenkeel.telemetry.TelemetryConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** The configured brokers. One that is away holds up nothing and turns no probe red. */
@Singleton
class Brokers {
    private final List<BrokerLink> links;

    @Inject
    Brokers(TelemetryConfig config, MqttIntake intake) {
        links =
                config.mqtt().entrySet().stream()
                        .map(entry ->
                                new BrokerLink(
                                        entry.getKey(),
                                        entry.getValue(),
                                        message -> intake.take(entry.getValue().site(), message)))
                        .toList();
    }

    void start(@Observes StartupEvent started) {
        links.forEach(BrokerLink::open);
    }

    void stop(@Observes ShutdownEvent stopped) {
        links.forEach(BrokerLink::close);
    }
}
