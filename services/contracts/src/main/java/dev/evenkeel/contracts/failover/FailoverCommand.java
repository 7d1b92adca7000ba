package dev.evenkeel.contracts.failover;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * Asks the owner of placement to move a meeting off a relay.
 *
 * @param avoidRelayId the relay to leave
 * @param expectedEpoch the placement the decision was made on; another epoch means it is out of
 *     date
 * @param reason one sentence with the evidence in short
 * @param expiresAt not to be carried out after this moment
 */
public record FailoverCommand(
        String commandId,
        String meetingId,
        Action action,
        String avoidRelayId,
        long expectedEpoch,
        String incidentId,
        String reason,
        Instant issuedAt,
        Instant expiresAt) {

    /** How to move. */
    public enum Action {
        /** The primary is gone: the standby becomes primary. */
        @JsonProperty("promote-standby")
        PROMOTE_STANDBY,
        /** The primary is sick: move make-before-break. */
        @JsonProperty("move-meeting")
        MOVE_MEETING,
        /** The standby is gone: choose another, or none. */
        @JsonProperty("replace-standby")
        REPLACE_STANDBY
    }
}
