package dev.evenkeel.incident.drill.events;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Settings of drills. */
@ConfigMapping(prefix = "evenkeel.drills")
public interface DrillConfig {

    /**
     * The program that breaks and mends relays, services and the broker, with its first arguments,
     * separated by commas; it is given {@code kill}, {@code freeze}, {@code loss} or {@code heal},
     * the relay or other process and, but to heal, the drill meeting, and prints when it was done.
     * Without it this installation allows no drills.
     */
    Optional<List<String>> faultCommand();

    /**
     * Where room-service, or the front door to it, makes meetings for planned drills. Without it
     * their dates are refused.
     */
    Optional<URI> roomsUrl();
}
