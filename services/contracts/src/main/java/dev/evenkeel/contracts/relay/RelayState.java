package dev.evenkeel.contracts.relay;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a relay says of itself. */
public enum RelayState {
    @JsonProperty("ready")
    READY,
    @JsonProperty("draining")
    DRAINING,
    /** It was stopped for a while and waits until its meetings are confirmed. */
    @JsonProperty("fenced")
    FENCED
}
