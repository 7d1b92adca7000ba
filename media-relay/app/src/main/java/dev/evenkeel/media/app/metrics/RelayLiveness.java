package dev.evenkeel.media.app.metrics;

import dev.evenkeel.media.app.engine.RunningRelay;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while the relay's thread answers. */
@Liveness
@ApplicationScoped
class RelayLiveness implements AsyncHealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RunningRelay relay;

    RelayLiveness(RunningRelay relay) {
        this.relay = relay;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return relay.ask(running -> running.snapshot())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(_ -> HealthCheckResponse.up("relay-thread"))
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.down("relay-thread"));
    }
}
