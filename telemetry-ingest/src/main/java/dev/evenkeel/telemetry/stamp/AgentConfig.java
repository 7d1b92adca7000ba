package dev.evenkeel.telemetry.stamp;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file of a site's agent, keys {@code evenkeel.agent.*}. */
interface AgentConfig {
    /** The site, as in the topology file. */
    String site();

    /** Where the front door is, such as {@code https://meet.example.org}. */
    URI door();

    /** File with the site's telemetry token; read again for each report. */
    Path tokenFile();

    /** From one packet to the next on each path. */
    @WithDefault("100ms")
    Duration every();

    /** How long packets are gathered for one measurement. */
    @WithDefault("10s")
    Duration interval();

    /** How long an answer may take; a later one counts as lost. */
    @WithDefault("2s")
    Duration timeout();

    /** The links to be measured, by their id. */
    Map<String, Link> links();

    /** A link of the site. */
    interface Link {
        /**
         * Address of this machine whose packets the site's router sends over this link; absent: the
         * system chooses.
         */
        Optional<String> localAddress();

        /** {@code host:port} of reflectors; those of several relays, so that one may be away. */
        List<String> reflectors();

        /** File with base64 of the reflectors' key; absent: unauthenticated mode. */
        Optional<Path> keyFile();

        /** Whether the reflectors count what they answer, as relays do. */
        @WithDefault("true")
        boolean stateful();
    }
}
