package dev.evenkeel.incident.incident.domain;

import java.util.List;

/** What was decided and what shall be made known of it. */
public record Decision<R>(R reply, List<IncidentEvent> events) {
    public Decision {
        events = List.copyOf(events);
    }

    static <R> Decision<R> silent(R reply) {
        return new Decision<>(reply, List.of());
    }
}
