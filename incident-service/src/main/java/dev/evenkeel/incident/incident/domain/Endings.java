package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.incident.Incident;

/** How an incident came to its end, in a sentence. */
final class Endings {
    private Endings() {}

    /** A relay nobody has heard of for long, with nothing placed on it. */
    static String ofGoneRelay(String relayId) {
        return "Relay %s has not been heard for long and no meeting is placed on it any more: taken as gone; resolved."
                .formatted(relayId);
    }

    /** The cause is known to be over. */
    static String ofCause(Incident incident) {
        String id = incident.cause().id();
        return switch (incident.cause().domain()) {
            case "relay" -> "Relay " + id + " is well again; resolved.";
            case "participant-network" ->
                    "The connection is good again or the person has left; resolved.";
            default -> "The condition of rule " + incident.rule() + " is over; resolved.";
        };
    }
}
