package dev.evenkeel.recording.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What somebody may do with a recording. */
public enum Right {
    @JsonProperty("watch")
    WATCH,
    /** Delete, hold and release it, verify it. */
    @JsonProperty("manage")
    MANAGE
}
