package dev.evenkeel.incident.incident.domain;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a person has decided against what the rules say. */
public enum Hold {
    @JsonProperty("none")
    NONE,
    /** Resolved or merged by hand: not opened again before its rule has stopped firing once. */
    @JsonProperty("closed")
    CLOSED,
    /** Opened again by hand: not resolved before its rule has fired and stopped, or by hand. */
    @JsonProperty("open")
    OPEN
}
