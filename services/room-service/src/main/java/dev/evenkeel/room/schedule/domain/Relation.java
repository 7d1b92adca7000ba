package dev.evenkeel.room.schedule.domain;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How somebody stands to a scheduled meeting; what one may do follows by {@link ScheduleRights}.
 */
public enum Relation {
    @JsonProperty("organizer")
    ORGANIZER,
    @JsonProperty("co-host")
    CO_HOST,
    @JsonProperty("invitee")
    INVITEE,

    /** Signed in, and not concerned. */
    @JsonProperty("other")
    OTHER,

    /** Not signed in. */
    @JsonProperty("guest")
    GUEST
}
