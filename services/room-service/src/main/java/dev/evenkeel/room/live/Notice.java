package dev.evenkeel.room.live;

import java.util.Set;

/** What is to be said to some of those in a meeting. */
record Notice(To to, ServerMessage message) {

    /** To whom. */
    sealed interface To {

        record Everybody() implements To {}

        /** Those who wait to be let in. */
        record AtTheDoor() implements To {}

        /** Hosts and co-hosts. */
        record Hosts() implements To {}

        record Only(Set<String> participantIds) implements To {}
    }

    static Notice everybody(ServerMessage message) {
        return new Notice(new To.Everybody(), message);
    }

    static Notice atTheDoor(ServerMessage message) {
        return new Notice(new To.AtTheDoor(), message);
    }

    static Notice hosts(ServerMessage message) {
        return new Notice(new To.Hosts(), message);
    }

    static Notice only(Set<String> participantIds, ServerMessage message) {
        return new Notice(new To.Only(participantIds), message);
    }
}
