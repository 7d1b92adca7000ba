package dev.evenkeel.media.rtp.stamp;

import static dev.evenkeel.media.rtp.NetworkOrder.int32;
import static dev.evenkeel.media.rtp.NetworkOrder.int64;
import static dev.evenkeel.media.rtp.NetworkOrder.putInt32;
import static dev.evenkeel.media.rtp.NetworkOrder.putInt64;
import static dev.evenkeel.media.rtp.NetworkOrder.putUint16;
import static dev.evenkeel.media.rtp.NetworkOrder.uint16;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A Session-Reflector's work on one packet, RFC 8762 §4.3: the packet that came becomes the answer,
 * in place. What follows the base packet stays as it is, so that an answer is exactly as long as
 * what it answers and the U flags of TLVs say that none was understood (RFC 8972 §4). Not
 * thread-safe.
 */
public final class StampReflection {
    /** The TTL of what came cannot be read here; that is said by this value (RFC 5357 §4.2). */
    private static final byte UNKNOWN_TTL = (byte) 255;

    private final StampMode mode;
    private final @Nullable StampKey key;

    /**
     * @param key of authenticated mode; {@code null}: unauthenticated mode
     */
    public StampReflection(@Nullable StampKey key) {
        this.mode = key == null ? StampMode.UNAUTHENTICATED : StampMode.AUTHENTICATED;
        this.key = key;
    }

    /** What a packet is to this reflector. */
    public enum Verdict {
        /** A test packet. */
        GENUINE,
        /** Too short to be one. */
        TOO_SHORT,
        /** Not made with the key. */
        FORGED
    }

    /** Looks at the packet at the beginning of the buffer. */
    public Verdict judge(byte[] buffer, int length) {
        if (length < mode.length()) {
            return Verdict.TOO_SHORT;
        }
        return key == null || key.verifies(buffer) ? Verdict.GENUINE : Verdict.FORGED;
    }

    /** The SSID of a genuine packet (RFC 8972 §3); 0 when there is none. */
    public int sessionId(byte[] buffer) {
        return uint16(buffer, mode.sessionId());
    }

    /**
     * Makes the answer of a genuine packet.
     *
     * @param sequence the reflector's own, of a stateful one: how many of the session it has
     *     answered before
     * @param receivedAt T2
     * @param sentAt T3
     */
    public void reflect(byte[] buffer, long sequence, long receivedAt, long sentAt) {
        int senderSequence = int32(buffer, StampMode.SEQUENCE);
        long senderTimestamp = int64(buffer, mode.timestamp());
        int senderErrorEstimate = uint16(buffer, mode.errorEstimate());
        int sessionId = sessionId(buffer);
        Arrays.fill(buffer, 0, mode.length(), (byte) 0);
        putInt32(buffer, StampMode.SEQUENCE, (int) sequence);
        putInt64(buffer, mode.timestamp(), sentAt);
        putUint16(buffer, mode.errorEstimate(), StampClock.ERROR_ESTIMATE);
        putUint16(buffer, mode.sessionId(), sessionId);
        putInt64(buffer, mode.receiveTimestamp(), receivedAt);
        putInt32(buffer, mode.senderSequence(), senderSequence);
        putInt64(buffer, mode.senderTimestamp(), senderTimestamp);
        putUint16(buffer, mode.senderErrorEstimate(), senderErrorEstimate);
        buffer[mode.senderTtl()] = UNKNOWN_TTL;
        if (key != null) {
            key.sign(buffer);
        }
    }
}
