package dev.evenkeel.room.api;

import dev.evenkeel.room.live.LiveRooms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready from the moment the open meetings are loaded, in ordinary times before the port opens.
 * Kafka or PostgreSQL going away later changes nothing: connected people go on, and the front door
 * must keep sending them here.
 */
@Readiness
@ApplicationScoped
public class RoomReadiness implements HealthCheck {
    private final LiveRooms rooms;

    @Inject
    RoomReadiness(LiveRooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("meetings").status(rooms.isLoaded()).build();
    }
}
