package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.sfu.inbound.MediaPacket;

/** Room to rebuild one packet in; a relay has one. */
public final class Scratch {
    /** Bytes kept free before a packet for the header of a retransmission. */
    static final int HEADROOM = 16;

    final byte[] buffer = new byte[2_048];

    /** The packet as it leaves, with its header extension. */
    final byte[] wire = new byte[2_048];

    final MediaPacket packet = new MediaPacket();
}
