package dev.evenkeel.media.bench.call;

/** One end's way to a server. */
public interface Wire {
    /** Sends a packet, still unprotected. */
    void rtp(byte[] packet);

    /** Sends reports and requests, still unprotected. */
    void rtcp(byte[] packet);

    /** Packets of this stream are kept to be sent again. */
    void keep(int ssrc);

    /** Sends a packet of a kept stream once more, bit by bit as it was. */
    void again(int ssrc, int sequence);
}
