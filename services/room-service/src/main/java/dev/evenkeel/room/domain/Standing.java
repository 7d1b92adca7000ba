package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.ParticipantRole;

/** How somebody stands to a meeting; what one may do follows from it by {@link Rights}. */
public enum Standing {
    HOST,
    CO_HOST,
    PARTICIPANT,

    /** Knocked, and is not let in yet. */
    WAITING;

    public static Standing of(ParticipantRole role) {
        return switch (role) {
            case HOST -> HOST;
            case CO_HOST -> CO_HOST;
            case PARTICIPANT -> PARTICIPANT;
        };
    }
}
