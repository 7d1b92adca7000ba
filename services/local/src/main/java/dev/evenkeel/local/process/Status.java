package dev.evenkeel.local.process;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one component does now; the JSON of {@code ./evenkeel status --json}.
 *
 * @param pid {@code null} when it does not run
 * @param ports numbers by use, for example {@code {"http": 8084, "udp": 8100}}
 */
public record Status(
        String name, @Nullable Long pid, State state, Map<String, Integer> ports, String log) {

    /** Whether a process is there and serves. */
    public enum State {
        @JsonProperty("running")
        RUNNING,
        /** There, but not serving: still on its way, or stuck. */
        @JsonProperty("starting")
        STARTING,
        @JsonProperty("stopped")
        STOPPED
    }

    static Status of(Component component, @Nullable Long pid, State state) {
        var ports = new LinkedHashMap<String, Integer>();
        component.ports().forEach(port -> ports.put(port.use(), port.number()));
        return new Status(component.name(), pid, state, ports, component.log().toString());
    }
}
