package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.inbound.PacketCache;

/** Room to rebuild one packet in; a relay has one. */
public final class Scratch {
    /** Bytes kept free before a packet for the header of a retransmission. */
    static final int HEADROOM = 16;

    final byte[] buffer = new byte[2_048];

    /** The packet as it leaves, with its header extension. */
    final byte[] wire = new byte[2_048];

    final MediaPacket packet = new MediaPacket();

    /** Packets that one of sound repeats, the latest first. */
    final RtpPacket[] earlier = {new RtpPacket(), new RtpPacket()};

    /** Puts a packet that is kept behind the free space. False when it isn't kept any more. */
    boolean load(PacketCache from, int sequence, boolean video) {
        int length = from.copy(sequence, buffer, HEADROOM);
        if (length < 0 || !packet.rtp.wrap(buffer, HEADROOM, length)) {
            return false;
        }
        packet.inspect(video);
        return true;
    }
}
