package dev.evenkeel.media.sfu.transport;

import java.net.InetSocketAddress;

/** Sees the datagrams of one transport as they are on the wire. Loop thread only. */
public interface PacketTap {
    /**
     * @param wire belongs to the loop and is used again after return
     * @param nanos the loop's time
     */
    void packet(boolean outbound, InetSocketAddress remote, byte[] wire, int length, long nanos);
}
