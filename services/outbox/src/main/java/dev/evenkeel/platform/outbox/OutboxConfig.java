package dev.evenkeel.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the outbox. */
@ConfigMapping(prefix = "evenkeel.outbox")
public interface OutboxConfig {

    /** Whether this process publishes; one that does not only appends. */
    @WithDefault("true")
    boolean enabled();

    /** How often to look for rows nobody signalled, and for a lease nobody holds. */
    @WithDefault("250ms")
    Duration pollInterval();

    /** How long a publisher may be silent before another takes over. */
    @WithDefault("3s")
    Duration leaseDuration();

    /** Most events read at once. */
    @WithDefault("256")
    int batchSize();

    /** Longest pause between two attempts while Kafka or PostgreSQL is away. */
    @WithDefault("1s")
    Duration maximumBackoff();

    /** How long consumed events are remembered, longer than any redelivery may take. */
    @WithDefault("7d")
    Duration processedEventLife();

    /** Longest wait for a connection to the database, whether pooled or new. */
    @WithDefault("1500ms")
    Duration acquireTimeout();
}
