package dev.evenkeel.incident.drill.events;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Settings of drills. */
@ConfigMapping(prefix = "evenkeel.drills")
public interface DrillConfig {

    /**
     * The program that breaks and mends relays, with its first arguments, separated by commas; it
     * is given {@code kill}, {@code freeze} or {@code heal} and the relay, and prints when it was
     * done. Without it this installation allows no drills.
     */
    Optional<List<String>> faultCommand();
}
