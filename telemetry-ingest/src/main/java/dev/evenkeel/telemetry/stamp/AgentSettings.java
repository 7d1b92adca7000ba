package dev.evenkeel.telemetry.stamp;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the agent does, as its file says. */
record AgentSettings(
        String site,
        URI door,
        Path tokenFile,
        Duration every,
        Duration interval,
        Duration timeout,
        List<Link> links) {

    AgentSettings {
        links = List.copyOf(links);
    }

    /**
     * A link.
     *
     * @param key of authenticated mode, base64; {@code null}: unauthenticated mode
     */
    record Link(
            String id,
            @Nullable InetAddress local,
            List<HostPort> reflectors,
            @Nullable String key,
            boolean stateful) {
        Link {
            reflectors = List.copyOf(reflectors);
        }

        /** Never the key. */
        @Override
        public String toString() {
            return id + " to " + reflectors;
        }
    }

    /** Where a reflector is; its name is looked up when it is needed. */
    record HostPort(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
