package dev.evenkeel.media.app.metrics;

import dev.evenkeel.media.app.engine.RunningRelay;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the UDP socket is bound and the engine runs. Media needs no Kafka. */
@Readiness
@ApplicationScoped
class RelayReadiness implements HealthCheck {
    private final RunningRelay relay;

    RelayReadiness(RunningRelay relay) {
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("relay")
                .status(relay.isUp() && !relay.isDraining())
                .build();
    }
}
