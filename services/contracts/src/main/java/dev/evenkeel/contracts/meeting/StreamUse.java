package dev.evenkeel.contracts.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a stream from or to the outside is for. */
public enum StreamUse {
    /** It comes in, by WHIP (RFC 9725). */
    @JsonProperty("publish")
    PUBLISH,

    /** It goes out, by WHEP (draft-ietf-wish-whep). */
    @JsonProperty("watch")
    WATCH
}
