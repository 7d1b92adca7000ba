package dev.evenkeel.media.sfu.sdp;

import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import dev.evenkeel.media.sfu.codec.Encoding;
import dev.evenkeel.media.sfu.codec.PayloadTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What both sides agreed for one m-line, in the offer's order.
 *
 * @param formats in the offer's order of preference; none when the line is rejected
 * @param receive the source the relay takes from the client, or null
 * @param send what the relay sends to the client, or null
 */
public record Agreed(
        MediaSection section,
        List<Format> formats,
        @Nullable Receive receive,
        @Nullable Send send) {

    /**
     * An encoding under the offer's number.
     *
     * @param rtxPayloadType of retransmissions, or -1
     */
    public record Format(Encoding encoding, Codec codec, int rtxPayloadType) {
        public int payloadType() {
            return codec.payloadType();
        }

        /** Whether the client asks for lost packets (RFC 4585 §4.2). */
        public boolean repairable() {
            return codec.feedback().contains("nack");
        }
    }

    /**
     * What the client sends on the line.
     *
     * @param ssrc announced by the client, null when only header extensions identify its packets
     * @param rids identifiers of the simulcast layers (RFC 8853), the smallest picture first; none
     *     without simulcast
     */
    public record Receive(
            String source,
            @Nullable Integer ssrc,
            @Nullable Integer rtxSsrc,
            List<String> rids,
            Extensions extensions) {}

    /** Ids of the header extensions (RFC 8285) the line's packets may carry; 0 for none. */
    public record Extensions(
            int mid, int rid, int repairedRid, int transportSequence, int audioLevel) {}

    /**
     * What the relay sends on the line.
     *
     * @param subscription null for the heartbeat and for lines nothing is wanted on yet
     * @param transportSequence id of the header extension that numbers the packets, 0 for none
     * @param audioLevel id of the header extension that says how loud they are, 0 for none
     * @param follows whether it is what the meeting as a whole has to show
     */
    public record Send(
            Ssrcs ssrcs,
            @Nullable TrackName subscription,
            boolean follows,
            boolean heartbeat,
            int transportSequence,
            int audioLevel) {}

    /** The relay's own SSRCs of one mid. They never change. */
    public record Ssrcs(int media, int rtx) {}

    public String mid() {
        return section.mid();
    }

    /** Whether the line lives. */
    public boolean accepted() {
        return !formats.isEmpty();
    }

    /** Whether packets to the client carry the transport's sequence number. */
    public boolean numbered() {
        return send != null && send.transportSequence() > 0;
    }

    /** Id of the header extension that tells a client how loud packets are, 0 for none. */
    public int audioLevel() {
        return send == null ? 0 : send.audioLevel();
    }

    /** The numbers both ways. */
    public PayloadTypes payloadTypes() {
        PayloadTypes types = new PayloadTypes();
        formats.forEach(f -> types.add(f.encoding(), f.payloadType(), f.rtxPayloadType()));
        return types;
    }

    /** As the answer says it. */
    Direction direction() {
        return Direction.of(send != null, receive != null);
    }
}
