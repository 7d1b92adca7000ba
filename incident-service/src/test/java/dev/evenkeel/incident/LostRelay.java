package dev.evenkeel.incident;

import dev.evenkeel.contracts.incident.Incident;
import java.time.Instant;
import java.util.List;

/** Incidents of a lost relay, with the fields that matter. */
public final class LostRelay {
    private LostRelay() {}

    public static Incident incident(
            String incidentId,
            Incident.State state,
            String relayId,
            Instant startedAt,
            Instant openedAt,
            List<String> meetingIds) {
        return new Incident(
                incidentId,
                "relay-lost",
                Incident.Severity.CRITICAL,
                state,
                new Incident.Cause("relay", relayId),
                "",
                startedAt,
                openedAt,
                null,
                null,
                null,
                null,
                null,
                meetingIds,
                List.of(),
                List.of(),
                1,
                null,
                null);
    }
}
