package dev.evenkeel.contracts.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who or what takes a seat in a meeting. */
public enum ParticipantKind {
    @JsonProperty("person")
    PERSON,

    /** An encoder or a camera that sends by WHIP (RFC 9725). */
    @JsonProperty("stream")
    STREAM,

    /** A player that watches by WHEP (draft-ietf-wish-whep) and is not seen itself. */
    @JsonProperty("watcher")
    WATCHER
}
