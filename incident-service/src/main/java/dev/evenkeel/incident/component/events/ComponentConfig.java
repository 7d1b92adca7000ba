package dev.evenkeel.incident.component.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Settings of the look at the platform's parts. */
@ConfigMapping(prefix = "evenkeel.components")
public interface ComponentConfig {

    /** Readiness addresses of services, by the name that incidents call them. */
    Map<String, URI> services();

    /** TLS servers whose certificates are looked at, each {@code host:port}. */
    Optional<List<String>> certificates();

    /** Consumer groups whose names match are looked at. */
    @WithDefault("(room|incident|recording)-service.*|telemetry-ingest.*|relay-.*")
    Pattern groups();

    /** How often services, brokers and groups are looked at. */
    @WithDefault("PT2S")
    Duration every();
}
