package dev.evenkeel.media.sfu;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An SDP offer (RFC 8829) and what its m-lines are for.
 *
 * @param tracks what the participant sends: mid → source ({@code microphone}, {@code camera})
 * @param subscriptions what the participant wants: mid → track of another participant
 * @param heartbeatMid the recvonly audio m-line that takes the relay's heartbeat
 */
public record MediaDescription(
        String offer,
        Map<String, String> tracks,
        Map<String, TrackName> subscriptions,
        @Nullable String heartbeatMid) {

    /** A track by its owner and source. It need not exist yet. */
    public record TrackName(String participantId, String source) {}
}
