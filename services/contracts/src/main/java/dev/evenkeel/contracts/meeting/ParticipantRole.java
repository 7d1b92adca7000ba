package dev.evenkeel.contracts.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a person may do in the meeting. */
public enum ParticipantRole {
    @JsonProperty("host")
    HOST,

    /** Has the host's powers, except to end the meeting, to give roles and to act on the host. */
    @JsonProperty("co-host")
    CO_HOST,
    @JsonProperty("participant")
    PARTICIPANT
}
