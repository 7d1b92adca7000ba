package dev.evenkeel.media.rtp.stamp;

/**
 * Where the fields of test packets are, RFC 8762 §4.2 and §4.3. A session is of one mode, agreed on
 * beforehand: nothing in a packet tells.
 */
public enum StampMode {
    /** §4.2.1, §4.3.1. */
    UNAUTHENTICATED(44, 4, 14, 16, 24, 28, 36, 40),

    /** §4.2.2, §4.3.2: with an HMAC at the end. */
    AUTHENTICATED(112, 16, 26, 32, 48, 64, 72, 80);

    /** Of every packet, in both modes. */
    static final int SEQUENCE = 0;

    private static final int ERROR_ESTIMATE_AFTER_TIMESTAMP = 8;

    private final int length;
    private final int timestamp;
    private final int sessionId;
    private final int receiveTimestamp;
    private final int senderSequence;
    private final int senderTimestamp;
    private final int senderErrorEstimate;
    private final int senderTtl;

    StampMode(
            int length,
            int timestamp,
            int sessionId,
            int receiveTimestamp,
            int senderSequence,
            int senderTimestamp,
            int senderErrorEstimate,
            int senderTtl) {
        this.length = length;
        this.timestamp = timestamp;
        this.sessionId = sessionId;
        this.receiveTimestamp = receiveTimestamp;
        this.senderSequence = senderSequence;
        this.senderTimestamp = senderTimestamp;
        this.senderErrorEstimate = senderErrorEstimate;
        this.senderTtl = senderTtl;
    }

    /** Bytes of a packet without TLVs, there as back. */
    public int length() {
        return length;
    }

    int timestamp() {
        return timestamp;
    }

    int errorEstimate() {
        return timestamp + ERROR_ESTIMATE_AFTER_TIMESTAMP;
    }

    int sessionId() {
        return sessionId;
    }

    int receiveTimestamp() {
        return receiveTimestamp;
    }

    int senderSequence() {
        return senderSequence;
    }

    int senderTimestamp() {
        return senderTimestamp;
    }

    int senderErrorEstimate() {
        return senderErrorEstimate;
    }

    int senderTtl() {
        return senderTtl;
    }
}
