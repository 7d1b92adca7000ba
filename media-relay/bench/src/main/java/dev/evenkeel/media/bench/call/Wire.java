package dev.evenkeel.media.bench.call;

/** Where a sender's packets go. */
interface Wire {
    /** Sends a packet, still unprotected. */
    void rtp(byte[] packet);

    /** Sends a packet of this stream once more, bit by bit as it was. */
    void again(int ssrc, int sequence);
}
