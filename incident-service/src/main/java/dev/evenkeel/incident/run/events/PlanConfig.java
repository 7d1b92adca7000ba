package dev.evenkeel.incident.run.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of emergency plans. */
@ConfigMapping(prefix = "evenkeel.plans")
public interface PlanConfig {

    /** Folder of the operator's plans. */
    Optional<Path> directory();

    /** How long one deed may take; then another replica may do it again, under the same key. */
    @WithDefault("PT30S")
    Duration lease();
}
