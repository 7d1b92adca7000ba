package dev.evenkeel.incident.console.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the operator console. */
@ConfigMapping(prefix = "evenkeel.console")
public interface ConsoleConfig {

    /** Who sees meetings, relays and incidents. */
    @WithDefault("signed-in")
    Access access();

    /** A stream to a signed-in person ends after so long and is asked for again. */
    @WithDefault("PT10M")
    Duration streamLife();

    /** Who sees them. */
    enum Access {
        /** Whoever reaches the front door. */
        OPEN,
        /** Operators, administrators and auditors. */
        SIGNED_IN
    }
}
