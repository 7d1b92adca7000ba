package dev.evenkeel.room.schedule.domain;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an invited person has answered (RFC 5545 section 3.2.12). */
public enum Attendance {
    @JsonProperty("pending")
    PENDING("NEEDS-ACTION"),
    @JsonProperty("accepted")
    ACCEPTED("ACCEPTED"),
    @JsonProperty("tentative")
    TENTATIVE("TENTATIVE"),
    @JsonProperty("declined")
    DECLINED("DECLINED");

    private final String partStat;

    Attendance(String partStat) {
        this.partStat = partStat;
    }

    /** The value of PARTSTAT. */
    public String partStat() {
        return partStat;
    }
}
