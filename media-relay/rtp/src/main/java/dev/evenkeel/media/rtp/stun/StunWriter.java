package dev.evenkeel.media.rtp.stun;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Writes one STUN message after another into a buffer of its own. The order of calls is the order
 * of attributes; {@link #integrity} and {@link #fingerprint} come last. Not thread-safe.
 */
public final class StunWriter {
    private static final int MAX_MESSAGE = 768;

    private final byte[] buffer = new byte[MAX_MESSAGE];
    private final CRC32 crc = new CRC32();
    private int length;

    /** The message, valid to {@link #length}. */
    public byte[] buffer() {
        return buffer;
    }

    public int length() {
        return length;
    }

    /** Starts an answer with the transaction id of a request. */
    public StunWriter answer(int type, StunReader request) {
        start(type);
        System.arraycopy(request.buffer(), request.transactionOffset(), buffer, 8, 12);
        return this;
    }

    /** Starts a message with a transaction id of its own. */
    public StunWriter message(int type, int transactionHigh, long transactionLow) {
        start(type);
        int32(8, transactionHigh);
        int64(12, transactionLow);
        return this;
    }

    private void start(int type) {
        int16(0, type);
        int32(4, Stun.MAGIC_COOKIE);
        length = Stun.HEADER_LENGTH;
        int16(2, 0);
    }

    /** An IPv6 address, or IPv4 as IPv4-mapped (RFC 4291 §2.5.5.2). */
    public StunWriter xorMappedAddress(long high, long low, int port) {
        boolean ipv4 = high == 0 && low >>> 32 == 0xFFFF;
        int value = attribute(Stun.XOR_MAPPED_ADDRESS, ipv4 ? 8 : 20);
        int16(value, ipv4 ? Stun.FAMILY_IPV4 : Stun.FAMILY_IPV6);
        int16(value + 2, port ^ (Stun.MAGIC_COOKIE >>> 16));
        if (ipv4) {
            int32(value + 4, (int) low ^ Stun.MAGIC_COOKIE);
        } else {
            int64(value + 4, high ^ int64(4));
            int64(value + 12, low ^ int64(12));
        }
        return this;
    }

    public StunWriter username(String username) {
        byte[] bytes = username.getBytes(StandardCharsets.UTF_8);
        int value = attribute(Stun.USERNAME, bytes.length);
        System.arraycopy(bytes, 0, buffer, value, bytes.length);
        return this;
    }

    public StunWriter priority(long priority) {
        int32(attribute(Stun.PRIORITY, 4), (int) priority);
        return this;
    }

    public StunWriter useCandidate() {
        attribute(Stun.USE_CANDIDATE, 0);
        return this;
    }

    public StunWriter iceControlling(long tieBreaker) {
        int64(attribute(Stun.ICE_CONTROLLING, 8), tieBreaker);
        return this;
    }

    /** ERROR-CODE without a reason phrase. */
    public StunWriter errorCode(int code) {
        int32(attribute(Stun.ERROR_CODE, 4), ((code / 100) << 8) | (code % 100));
        return this;
    }

    /** Names what a request must not contain, RFC 8489 §14.9. */
    public StunWriter unknownAttributes(StunReader request) {
        int count = request.unknownCount();
        int value = attribute(Stun.UNKNOWN_ATTRIBUTES, 2 * count);
        for (int i = 0; i < count; i++) {
            int16(value + 2 * i, request.unknown(i));
        }
        return this;
    }

    public StunWriter integrity(StunKey key) {
        int value = attribute(Stun.MESSAGE_INTEGRITY, Stun.INTEGRITY_LENGTH);
        key.sign(buffer, 0, value - Stun.ATTRIBUTE_HEADER_LENGTH);
        return this;
    }

    public StunWriter fingerprint() {
        int value = attribute(Stun.FINGERPRINT, Stun.FINGERPRINT_LENGTH);
        crc.reset();
        crc.update(buffer, 0, value - Stun.ATTRIBUTE_HEADER_LENGTH);
        int32(value, (int) crc.getValue() ^ Stun.FINGERPRINT_XOR);
        return this;
    }

    /** Appends an attribute of a number that has no method here, with its value. */
    StunWriter raw(int attribute, byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, attribute(attribute, bytes.length), bytes.length);
        return this;
    }

    /**
     * Makes room, zeroes the padding, keeps the header's length right; the position of the value.
     */
    private int attribute(int attribute, int valueLength) {
        int value = length + Stun.ATTRIBUTE_HEADER_LENGTH;
        int end = value + Stun.padded(valueLength);
        if (end > MAX_MESSAGE) {
            throw new IllegalArgumentException("STUN message of more than " + MAX_MESSAGE);
        }
        int16(length, attribute);
        int16(length + 2, valueLength);
        for (int i = value + valueLength; i < end; i++) {
            buffer[i] = 0;
        }
        length = end;
        int16(2, length - Stun.HEADER_LENGTH);
        return value;
    }

    private void int16(int at, int value) {
        buffer[at] = (byte) (value >> 8);
        buffer[at + 1] = (byte) value;
    }

    private void int32(int at, int value) {
        int16(at, value >>> 16);
        int16(at + 2, value);
    }

    private void int64(int at, long value) {
        int32(at, (int) (value >>> 32));
        int32(at + 4, (int) value);
    }

    private long int64(int at) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = (value << 8) | (buffer[at + i] & 0xFF);
        }
        return value;
    }
}
