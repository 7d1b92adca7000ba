package dev.evenkeel.media.sfu;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An SDP offer (RFC 8829) and what its m-lines are for.
 *
 * @param tracks what the participant sends: mid → source ({@code microphone}, {@code camera})
 * @param subscriptions what the participant wants: mid → track of another participant
 * @param followed mids on which the client gets what the meeting as a whole has to show: a shared
 *     screen, or whoever has the floor
 * @param heartbeatMid the recvonly audio m-line that takes the relay's heartbeat
 */
public record MediaDescription(
        String offer,
        Map<String, String> tracks,
        Map<String, TrackName> subscriptions,
        Set<String> followed,
        @Nullable String heartbeatMid) {

    /** One that follows nothing. */
    public MediaDescription(
            String offer,
            Map<String, String> tracks,
            Map<String, TrackName> subscriptions,
            @Nullable String heartbeatMid) {
        this(offer, tracks, subscriptions, Set.of(), heartbeatMid);
    }

    /** A track by its owner and source. It need not exist yet. */
    public record TrackName(String participantId, String source) {}
}
