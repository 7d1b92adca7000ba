package dev.evenkeel.incident.incident.events;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.meeting.PathSwitched;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.relay.RelayPeerLost;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which trace an incident belongs to: that of the last event which told of its cause before it was
 * opened. A restart of the service forgets; what follows then begins a trace of its own.
 */
final class Traces {
    private static final int MOST = 20_000;

    private final Map<String, String> byCause = bounded();
    private final Map<String, String> byIncident = bounded();

    void observe(Event<?> event) {
        String traceparent = event.traceparent();
        if (traceparent != null) {
            causes(event).forEach(cause -> byCause.put(cause, traceparent));
        }
    }

    /** The W3C {@code traceparent} to go on from; {@code null} where a trace begins. */
    @Nullable String of(Incident incident) {
        String known = byIncident.get(incident.incidentId());
        return known == null ? byCause.get(key(incident.cause())) : known;
    }

    /** All that comes of the incident later follows this. */
    void keep(Incident incident, @Nullable String traceparent) {
        if (traceparent != null) {
            byIncident.putIfAbsent(incident.incidentId(), traceparent);
        }
    }

    private static List<String> causes(Event<?> event) {
        return switch (event.data()) {
            case RelayPeerLost lost -> List.of("relay " + lost.peerId());
            case PathSwitched moved -> List.of("relay " + moved.fromRelayId());
            case QualityWindow window when window.verdict() == QualityWindow.Verdict.POOR ->
                    List.of(
                            "relay " + window.relayId(),
                            "participant-network "
                                    + window.meetingId()
                                    + "/"
                                    + window.participantId());
            case null, default -> List.of();
        };
    }

    private static String key(Incident.Cause cause) {
        return cause.domain() + " " + cause.id();
    }

    private static Map<String, String> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > MOST;
            }
        };
    }
}
