package dev.evenkeel.room.api;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready from the moment the open meetings are loaded, which is before the port opens. Kafka or
 * PostgreSQL going away later changes nothing: connected people go on, and the front door must keep
 * sending them here.
 */
@Readiness
@ApplicationScoped
public class RoomReadiness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.up("meetings");
    }
}
