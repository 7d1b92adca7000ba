package dev.evenkeel.media.sfu.sdp;

import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import org.jspecify.annotations.Nullable;

/**
 * What both sides agreed for one m-line, in the offer's order.
 *
 * @param receive the source the relay takes from the client, or null
 * @param send what the relay sends to the client, or null
 */
public record Agreed(
        MediaSection section,
        @Nullable Format format,
        @Nullable Receive receive,
        @Nullable Send send) {

    /**
     * Payload types, as the offer numbers them.
     *
     * @param rtxPayloadType of retransmissions, or -1
     */
    public record Format(int payloadType, int rtxPayloadType) {}

    /**
     * What the client sends on the line.
     *
     * @param ssrc announced by the client, null when only the mid identifies its packets
     * @param midExtension id of the header extension that carries the mid (RFC 9143 §15), or 0
     */
    public record Receive(
            String source, @Nullable Integer ssrc, @Nullable Integer rtxSsrc, int midExtension) {}

    /**
     * What the relay sends on the line.
     *
     * @param subscription null for the heartbeat and for lines nothing is wanted on yet
     */
    public record Send(Ssrcs ssrcs, @Nullable TrackName subscription, boolean heartbeat) {}

    /** The relay's own SSRCs of one mid. They never change. */
    public record Ssrcs(int media, int rtx) {}

    public String mid() {
        return section.mid();
    }

    /** As the answer says it. */
    Direction direction() {
        return Direction.of(send != null, receive != null);
    }
}
