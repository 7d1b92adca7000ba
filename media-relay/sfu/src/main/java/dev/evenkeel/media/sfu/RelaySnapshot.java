package dev.evenkeel.media.sfu;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A relay at one moment. Counters grow from the start of the process.
 *
 * @param cpuNanos CPU time the relay's thread has taken until now; not above 0 where the platform
 *     does not tell
 */
public record RelaySnapshot(
        String relayId,
        boolean fenced,
        List<Meeting> meetings,
        List<Session> sessions,
        List<Stream> streams,
        List<Peer> peers,
        Counters counters,
        long cpuNanos) {

    /**
     * @param primary of the first pair; empty while it isn't known where the meeting runs
     * @param branches the pairs after the first
     */
    public record Meeting(
            String meetingId,
            long epoch,
            String primary,
            @Nullable String standby,
            List<RelayPair> branches,
            boolean fenced) {}

    /**
     * @param active whether it is the participant's active one, over all relays
     * @param serving whether media goes to it
     * @param roomBitsPerSecond what the path to the client is taken to carry; negative while it has
     *     shown no limit
     * @param transport {@code new}, {@code handshaking}, {@code connected} or {@code closed}
     */
    public record Session(
            String sessionId,
            String meetingId,
            String participantId,
            boolean active,
            boolean serving,
            long activation,
            String transport,
            @Nullable String remoteAddress,
            long roomBitsPerSecond) {}

    /**
     * One RTP stream between a participant and this relay.
     *
     * @param outbound true when the relay sends it
     * @param publisherId whose track it is
     * @param packetsLost of an inbound stream: RFC 3550 cumulative loss; of an outbound one: as
     *     last reported by the receiver
     * @param jitterSeconds RFC 3550 interarrival jitter
     * @param roundTripSeconds negative while unknown
     * @param state of an outbound stream: {@code idle}, {@code waiting}, {@code flowing}, {@code
     *     paused}, {@code silent} or {@code no-common-codec}; of an inbound one: {@code waiting} or
     *     {@code flowing}
     * @param codec {@code vp8}, {@code h264-constrained-baseline} and the like, null before the
     *     first packet
     * @param layer simulcast layer, 0 the smallest; of an outbound stream that gets none -1
     */
    public record Stream(
            String sessionId,
            String meetingId,
            String participantId,
            boolean outbound,
            String publisherId,
            String source,
            boolean video,
            long ssrc,
            long packets,
            long bytes,
            long packetsLost,
            double jitterSeconds,
            double roundTripSeconds,
            long nacks,
            long keyframeRequests,
            String state,
            @Nullable String codec,
            int layer) {}

    public record Peer(String relayId, boolean alive, long silentMillis) {}

    /**
     * @param packetsSilenced of voices that could not be heard, or not among so many
     * @param forwardedUnderOldEpoch packets forwarded for a meeting whose newer epoch excludes this
     *     relay; always 0
     * @param redundancyAdded packets of sound that repeat what their publisher did not (RFC 2198)
     * @param redundancyRemoved packets of sound from which what their publisher repeated was taken
     */
    public record Counters(
            long packetsReceived,
            long packetsForwarded,
            long packetsDropped,
            long packetsDroppedFenced,
            long packetsSilenced,
            long bytesReceived,
            long bytesSent,
            long handshakes,
            long handshakeFailures,
            long bridgePacketsReceived,
            long bridgePacketsSent,
            long bridgePacketsRejected,
            long forwardedUnderOldEpoch,
            long redundancyAdded,
            long redundancyRemoved) {}
}
