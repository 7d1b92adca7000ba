package dev.evenkeel.incident.console.domain;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.evenkeel.contracts.incident.Incident;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is going on, at one moment. */
public record LiveView(
        Instant at,
        Observer observer,
        List<MeetingView> meetings,
        List<RelayView> relays,
        List<ComponentView> components,
        List<Incident> incidents) {

    /** Before anything was observed. */
    public static LiveView empty(Instant at) {
        return new LiveView(
                at,
                new Observer(KafkaState.WAITING, null, DatabaseState.DOWN),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The same with other incidents. */
    public LiveView with(List<Incident> others) {
        return new LiveView(at, observer, meetings, relays, components, others);
    }

    /** How well this service itself sees. */
    public record Observer(
            KafkaState kafka, @Nullable Instant lastEventAt, DatabaseState database) {}

    /** Whether events arrive. */
    public enum KafkaState {
        @JsonProperty("live")
        LIVE,
        @JsonProperty("waiting")
        WAITING
    }

    /** Whether the database answers. */
    public enum DatabaseState {
        @JsonProperty("up")
        UP,
        @JsonProperty("down")
        DOWN
    }
}
