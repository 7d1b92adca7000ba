package dev.evenkeel.media.rtp.stamp;

import static dev.evenkeel.media.rtp.NetworkOrder.int64;
import static dev.evenkeel.media.rtp.NetworkOrder.putInt32;
import static dev.evenkeel.media.rtp.NetworkOrder.putInt64;
import static dev.evenkeel.media.rtp.NetworkOrder.putUint16;
import static dev.evenkeel.media.rtp.NetworkOrder.uint16;
import static dev.evenkeel.media.rtp.NetworkOrder.uint32;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Packets of a Session-Sender: writes test packets and reads those that are reflected. With a key
 * in authenticated mode, otherwise not. Not thread-safe.
 */
public final class StampSender {
    private final StampMode mode;
    private final @Nullable StampKey key;
    private final int sessionId;

    /**
     * @param key of authenticated mode; {@code null}: unauthenticated mode
     * @param sessionId SSID (RFC 8972 §3), 1–65535, or 0 for none
     */
    public StampSender(@Nullable StampKey key, int sessionId) {
        this.mode = key == null ? StampMode.UNAUTHENTICATED : StampMode.AUTHENTICATED;
        this.key = key;
        this.sessionId = sessionId;
    }

    /**
     * What a reflector answered; timestamps are NTP's, of the clock of whoever set them.
     *
     * @param sequence the reflector's own
     * @param senderSequence of the packet that it reflects
     * @param senderTimestamp T1, when that was sent
     * @param receivedAt T2, when the reflector received it
     * @param sentAt T3, when the reflector answered
     */
    public record Reflected(
            long sequence,
            long senderSequence,
            long senderTimestamp,
            long receivedAt,
            long sentAt) {}

    /** Bytes of each packet. */
    public int length() {
        return mode.length();
    }

    /** Writes a test packet to the beginning of the buffer. */
    public void write(byte[] buffer, long sequence, long timestamp) {
        Arrays.fill(buffer, 0, mode.length(), (byte) 0);
        putInt32(buffer, StampMode.SEQUENCE, (int) sequence);
        putInt64(buffer, mode.timestamp(), timestamp);
        putUint16(buffer, mode.errorEstimate(), StampClock.ERROR_ESTIMATE);
        putUint16(buffer, mode.sessionId(), sessionId);
        if (key != null) {
            key.sign(buffer);
        }
    }

    /**
     * Reads a reflected packet; empty when it is none of this session, or not made with the key.
     */
    public Optional<Reflected> read(byte[] buffer, int length) {
        if (length < mode.length() || (key != null && !key.verifies(buffer))) {
            return Optional.empty();
        }
        int reflectedId = uint16(buffer, mode.sessionId());
        if (reflectedId != sessionId && reflectedId != 0) { // 0: a reflector without RFC 8972
            return Optional.empty();
        }
        return Optional.of(
                new Reflected(
                        uint32(buffer, StampMode.SEQUENCE),
                        uint32(buffer, mode.senderSequence()),
                        int64(buffer, mode.senderTimestamp()),
                        int64(buffer, mode.receiveTimestamp()),
                        int64(buffer, mode.timestamp())));
    }
}
