package dev.evenkeel.telemetry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of telemetry-ingest. */
@ConfigMapping(prefix = "evenkeel.telemetry")
public interface TelemetryConfig {

    /** Largest body as sent, in bytes. */
    @WithDefault("1048576")
    int maxBodyBytes();

    /** Largest body after inflating, in bytes. */
    @WithDefault("4194304")
    int maxInflatedBytes();

    /** Most samples in one batch. */
    @WithDefault("500")
    int maxBatch();

    /** Samples a participant may send each second, in the long run. */
    @WithDefault("200")
    int samplesPerSecond();

    /** Samples a participant may send at once after a pause. */
    @WithDefault("1000")
    int burst();

    /** How long a request waits for Kafka before it is told to come again. */
    @WithDefault("2500ms")
    Duration publishTimeout();
}
