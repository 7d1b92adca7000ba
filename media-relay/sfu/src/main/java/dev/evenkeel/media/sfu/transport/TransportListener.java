package dev.evenkeel.media.sfu.transport;

/**
 * What comes from one client, on the loop thread. Buffers hold plain packets and belong to the
 * loop: they are reused after return, but may be written to until then (to rewrite headers in
 * place).
 */
public interface TransportListener {
    void connected();

    void rtp(byte[] buffer, int offset, int length, long arrivalNanos);

    void rtcp(byte[] buffer, int offset, int length, long arrivalNanos);

    /**
     * The client said goodbye (DTLS close), never came (30 s), failed the handshake, or was silent
     * for 30 s.
     *
     * @param reason {@code goodbye}, {@code never came}, {@code handshake timed out}, {@code
     *     handshake failed: …}, {@code fingerprint mismatch: …} or {@code silent}
     */
    void closed(String reason);
}
