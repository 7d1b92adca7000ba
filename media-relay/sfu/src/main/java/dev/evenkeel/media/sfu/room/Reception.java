package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.Rtx;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.sdp.Agreed.Format;
import dev.evenkeel.media.sfu.sdp.Agreed.Receive;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An m-line a client sends on: finds out which packets are its own and hands them to its track. */
final class Reception {
    private final String mid;
    private final byte[] midBytes;
    private final Receive receive;
    private final Format format;
    private final Tracks tracks;
    private @Nullable InboundTrack track;
    private int ssrc;
    private int rtxSsrc;
    private boolean rtxKnown;

    /** Makes the track when its SSRC is known, and ends it when the line has another one. */
    interface Tracks {
        InboundTrack begin(int ssrc);

        void end(InboundTrack track);
    }

    Reception(String mid, Receive receive, Format format, Tracks tracks) {
        this.mid = mid;
        midBytes = mid.getBytes(StandardCharsets.US_ASCII);
        this.receive = receive;
        this.format = format;
        this.tracks = tracks;
        Integer announced = receive.ssrc();
        if (announced != null) {
            bind(announced);
        }
        Integer rtx = receive.rtxSsrc();
        if (rtx != null) {
            rtxSsrc = rtx;
            rtxKnown = true;
        }
    }

    private void bind(int value) {
        end();
        ssrc = value;
        track = tracks.begin(value);
    }

    void end() {
        InboundTrack ending = track;
        if (ending != null) {
            tracks.end(ending);
        }
        track = null;
    }

    /** Whether a packet of this SSRC is known to come on this line. */
    boolean owns(int packetSsrc) {
        return (track != null && packetSsrc == ssrc) || (rtxKnown && packetSsrc == rtxSsrc);
    }

    /** Learns the SSRC of a packet that names this line (RFC 9143 §9.2). */
    boolean claims(RtpPacket packet) {
        int at = receive.midExtension() == 0 ? -1 : packet.findExtension(receive.midExtension());
        if (at < 0 || !sameMid(packet, at)) {
            return false;
        }
        if (packet.payloadType() == format.payloadType()) {
            bind(packet.ssrc());
            return true;
        }
        if (packet.payloadType() == format.rtxPayloadType()) {
            rtxSsrc = packet.ssrc();
            rtxKnown = true;
            return true;
        }
        return false;
    }

    private boolean sameMid(RtpPacket packet, int at) {
        if (packet.extensionLength(at) != midBytes.length) {
            return false;
        }
        for (int i = 0; i < midBytes.length; i++) {
            if (packet.buffer()[at + i] != midBytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** Takes a packet it owns. False when it isn't of an agreed format. */
    boolean take(MediaPacket packet, long now) {
        InboundTrack target = track;
        if (target == null) {
            return false;
        }
        int payloadType = packet.rtp.payloadType();
        boolean repeated = packet.rtp.ssrc() != ssrc;
        if (payloadType != (repeated ? format.rtxPayloadType() : format.payloadType())) {
            return false;
        }
        packet.rtp.reduceToFixedHeader();
        if (!repeated) {
            target.received(packet, now);
        } else if (Rtx.unwrap(packet.rtp, ssrc, format.payloadType())) {
            target.repaired(packet, now);
        }
        return true;
    }

    /** Whether a later offer says the same of the line. */
    boolean sameAs(Receive other, Format otherFormat) {
        return receive.equals(other) && format.equals(otherFormat);
    }

    String mid() {
        return mid;
    }

    @Nullable InboundTrack track() {
        return track;
    }
}
