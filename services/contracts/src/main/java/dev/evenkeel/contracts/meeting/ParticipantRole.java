package dev.evenkeel.contracts.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a person may do in the meeting. */
public enum ParticipantRole {
    @JsonProperty("host")
    HOST,
    @JsonProperty("participant")
    PARTICIPANT
}
