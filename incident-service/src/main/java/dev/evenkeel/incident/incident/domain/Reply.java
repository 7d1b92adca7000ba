package dev.evenkeel.incident.incident.domain;

import java.util.List;

/** What became of a request. */
public sealed interface Reply {

    /** Done; the first decision is about the incident that was named. */
    record Done(List<Decision<IncidentCase>> decisions) implements Reply {
        public Done {
            decisions = List.copyOf(decisions);
        }
    }

    /** There is no such incident. */
    record Unknown(String incidentId) implements Reply {}

    /** It does not fit what has happened meanwhile. */
    record Conflict(String detail) implements Reply {}
}
