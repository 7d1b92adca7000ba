package dev.evenkeel.recording.store;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may watch a recording. */
public enum Access {
    /** Everybody who was in the meeting. */
    @JsonProperty("participants")
    PARTICIPANTS,
    /** Hosts of the meeting. */
    @JsonProperty("hosts")
    HOSTS,
    /** Hosts, and people of the meeting who are named. */
    @JsonProperty("named")
    NAMED,
    /** Nobody, not even by a link; hosts may still change that, hold and delete it. */
    @JsonProperty("nobody")
    NOBODY
}
