package dev.evenkeel.room.group.domain;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What holds the people of a group together. */
public enum GroupKind {
    /** A place; everybody is at most at one. */
    @JsonProperty("site")
    SITE,
    @JsonProperty("department")
    DEPARTMENT,
    @JsonProperty("team")
    TEAM
}
