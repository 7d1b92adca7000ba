package dev.evenkeel.recording.store;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How full a quota is. */
public enum QuotaLevel {
    @JsonProperty("free")
    FREE,
    /** It is becoming full. */
    @JsonProperty("warned")
    WARNED,
    /** Nothing new begins, even while nothing is being made. */
    @JsonProperty("reached")
    REACHED
}
