package dev.evenkeel.media.sfu.transport;

/** Why a datagram went no further. */
public enum DropReason {
    /** First byte of no protocol spoken here. */
    UNKNOWN_PROTOCOL,
    /** Longer than anything a peer may send. */
    TRUNCATED,
    STUN_MALFORMED,
    /** Well-formed, but not a binding request. */
    STUN_UNEXPECTED,
    STUN_UNKNOWN_USER,
    STUN_UNAUTHENTIC,
    /** DTLS or SRTP from an address no client has proved to be at. */
    UNKNOWN_ADDRESS,
    /** SRTP before the handshake is done. */
    NOT_CONNECTED,
    /** Too many handshakes at once; the client will try again. */
    HANDSHAKE_REFUSED,
    DTLS_OVERFLOW,
    /** DTLS of a client whose association has ended. */
    DTLS_AFTER_END,
    SRTP_MALFORMED,
    SRTP_REPLAYED,
    SRTP_UNAUTHENTIC,
    SRTP_EXHAUSTED,
    BRIDGE_UNWANTED,
    /** To be sent while not connected. */
    SEND_NOT_CONNECTED,
    /** To be sent, but longer than {@link MediaTransport#MAX_PACKET}. */
    SEND_TOO_LONG,
    /** To be sent, but not RTP or RTCP, or under a sequence number already used. */
    SEND_REFUSED,
    /** The kernel had no room for it (EAGAIN, ENOBUFS). */
    SOCKET_FULL,
    /** No way leads there (ENETUNREACH, EHOSTUNREACH). */
    SOCKET_UNREACHABLE,
    /** Longer than the path's packets, and not to be cut (EMSGSIZE). */
    SOCKET_TOO_LONG,
    /** The kernel would not send it for another reason. */
    SOCKET_REFUSED
}
