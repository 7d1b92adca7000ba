package dev.evenkeel.contracts.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a person sends that somebody else may stop. */
public enum MediaSource {
    @JsonProperty("microphone")
    MICROPHONE,
    @JsonProperty("camera")
    CAMERA,

    /** The shared screen, with its sound. */
    @JsonProperty("screen")
    SCREEN
}
