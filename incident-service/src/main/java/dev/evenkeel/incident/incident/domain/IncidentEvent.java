package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.incident.Incident;

/** Something that happened to an incident and that others learn of. */
public sealed interface IncidentEvent {

    /** It entered another state; {@code type} is one of {@code incident.lifecycle.v1}. */
    record Entered(EventType<Incident> type, Incident incident) implements IncidentEvent {}

    /** A page-worthy change. */
    record Alerted(AlertNotification alert) implements IncidentEvent {}

    /** A step of the plan was ordered. */
    record Commanded(FailoverCommand command) implements IncidentEvent {}
}
