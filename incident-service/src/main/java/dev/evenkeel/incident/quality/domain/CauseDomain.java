package dev.evenkeel.incident.quality.domain;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where trouble comes from; the names are those of an incident's cause. */
public enum CauseDomain {
    /** The person's own machine: camera, encoder, decoder. */
    @JsonProperty("device")
    DEVICE("device"),
    /** The person's own access: Wi-Fi, line, provider. */
    @JsonProperty("participant-network")
    PARTICIPANT_NETWORK("participant-network"),
    /** What a whole site goes through. */
    @JsonProperty("site-link")
    SITE_LINK("site-link"),
    /** A relay or its own network. */
    @JsonProperty("relay")
    RELAY("relay"),
    /** What all relays share. */
    @JsonProperty("platform")
    PLATFORM("platform");

    private final String word;

    CauseDomain(String word) {
        this.word = word;
    }

    /** The domain of an incident's cause. */
    public String word() {
        return word;
    }
}
