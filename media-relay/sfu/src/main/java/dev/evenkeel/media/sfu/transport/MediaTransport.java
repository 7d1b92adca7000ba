package dev.evenkeel.media.sfu.transport;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One client's ICE and DTLS-SRTP association (RFC 8445 lite, RFC 5764). Loop thread only.
 *
 * <p>Buffers handed to the send methods hold plain RTP or RTCP at {@code [offset, offset +
 * length)}; the transport never writes into them and has copied what it needs when it returns.
 */
public interface MediaTransport {
    /** Longest plain packet that may be sent. */
    int MAX_PACKET = 1_400;

    String localUfrag();

    String localPassword();

    /**
     * New credentials from now on (RFC 8445 §2.4). What the client has proved stays; media goes on
     * to where it was until checks with the new ones say otherwise.
     */
    default void restartIce() {
        // a transport without a wire checks nothing
    }

    /** Connected: the DTLS handshake is done and media may flow. */
    boolean connected();

    /** Where the client is now; it may change during a call. */
    @Nullable InetSocketAddress remoteAddress();

    /** {@code new}, {@code handshaking}, {@code connected} or {@code closed}. */
    String state();

    /**
     * Encrypts and sends; dropped and counted while not connected. A sequence number of an SSRC can
     * be sent once: a second packet under it would break AES-GCM and is dropped, so retransmit with
     * RTX (RFC 4588) or, what {@link #remember} named, as it was.
     */
    void sendRtp(byte[] buffer, int offset, int length);

    /** Keeps the latest packets of this stream from now on, for {@link #repeatRtp}. */
    void remember(int ssrc);

    /** Sends a kept packet again, bit by bit as it was. False when it isn't kept. */
    boolean repeatRtp(int ssrc, int sequence);

    /** Encrypts and sends a compound RTCP packet. */
    void sendRtcp(byte[] buffer, int offset, int length);

    /** Shows all datagrams to somebody from now on; null: to nobody. */
    default void tap(@Nullable PacketTap tap) {
        // a transport without a wire has nothing to show
    }

    /** For operators. */
    default TransportSnapshot snapshot() {
        return TransportSnapshot.NONE;
    }

    /** Ends the association; the listener is not told. */
    void close();
}
