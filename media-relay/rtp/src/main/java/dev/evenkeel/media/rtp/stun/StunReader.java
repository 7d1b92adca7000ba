package dev.evenkeel.media.rtp.stun;

import static dev.evenkeel.media.rtp.stun.Stun.ATTRIBUTE_HEADER_LENGTH;

import java.util.zip.CRC32;

/**
 * A window on one STUN message (RFC 8489), reused from message to message. It never reads outside
 * the range given and never throws for what it finds there. Getters hold for the last message whose
 * {@link #read} was true. Not thread-safe.
 */
public final class StunReader {
    private static final int MAX_UNKNOWN = 16;
    private static final byte[] NOTHING = new byte[0];

    private final CRC32 crc = new CRC32();
    private final int[] unknown = new int[MAX_UNKNOWN];

    private byte[] buffer = NOTHING;
    private int offset;
    private int type;
    private int unknownCount;
    private int usernameOffset;
    private int usernameLength;
    private int integrityOffset;
    private int errorCode;
    private long priority;
    private boolean useCandidate;
    private boolean iceControlling;
    private boolean fingerprinted;
    private boolean mapped;
    private long mappedHigh;
    private long mappedLow;
    private int mappedPort;

    /**
     * Whether the range holds exactly one well-formed message whose FINGERPRINT, if there is one,
     * is right.
     */
    public boolean read(byte[] source, int from, int length) {
        if (!hasHeader(source, from, length)) {
            return false;
        }
        forget();
        buffer = source;
        offset = from;
        type = uint16(from);
        int end = from + length;
        int position = from + Stun.HEADER_LENGTH;
        while (position < end) {
            int next = readAttribute(position, end);
            if (next < 0) {
                return false;
            }
            position = next;
        }
        return true;
    }

    private static boolean hasHeader(byte[] source, int from, int length) {
        if (from < 0 || length < Stun.HEADER_LENGTH || length > source.length - from) {
            return false;
        }
        int declared = ((source[from + 2] & 0xFF) << 8) | (source[from + 3] & 0xFF);
        int cookie =
                ((source[from + 4] & 0xFF) << 24)
                        | ((source[from + 5] & 0xFF) << 16)
                        | ((source[from + 6] & 0xFF) << 8)
                        | (source[from + 7] & 0xFF);
        return (source[from] & 0xC0) == 0
                && cookie == Stun.MAGIC_COOKIE
                && declared == length - Stun.HEADER_LENGTH
                && (declared & 3) == 0;
    }

    /** Position of the next attribute, or -1 when this one is malformed. */
    private int readAttribute(int position, int end) {
        if (fingerprinted) {
            return -1; // FINGERPRINT is the last attribute, RFC 8489 §14.7
        }
        int attribute = uint16(position);
        int length = uint16(position + 2);
        int value = position + ATTRIBUTE_HEADER_LENGTH;
        if (Stun.padded(length) > end - value) {
            return -1;
        }
        boolean wellFormed =
                attribute == Stun.FINGERPRINT
                        ? readFingerprint(position, length)
                        // what follows MESSAGE-INTEGRITY is not protected and ignored, §14.5
                        : hasIntegrity() || readValue(attribute, value, length);
        return wellFormed ? value + Stun.padded(length) : -1;
    }

    private boolean readValue(int attribute, int value, int length) {
        return switch (attribute) {
            case Stun.USERNAME -> readUsername(value, length);
            case Stun.MESSAGE_INTEGRITY -> readIntegrity(value, length);
            case Stun.ERROR_CODE -> readErrorCode(value, length);
            case Stun.XOR_MAPPED_ADDRESS -> readMappedAddress(value, length);
            case Stun.PRIORITY -> readPriority(value, length);
            case Stun.USE_CANDIDATE -> readUseCandidate();
            case Stun.ICE_CONTROLLING -> readControlling(length);
            case Stun.UNKNOWN_ATTRIBUTES -> true;
            default -> noteUnknown(attribute);
        };
    }

    private boolean readUsername(int value, int length) {
        usernameOffset = value;
        usernameLength = length;
        return length <= Stun.MAX_USERNAME;
    }

    private boolean readIntegrity(int value, int length) {
        integrityOffset = value - ATTRIBUTE_HEADER_LENGTH;
        return length == Stun.INTEGRITY_LENGTH;
    }

    private boolean readErrorCode(int value, int length) {
        if (length < 4) {
            return false;
        }
        errorCode = (buffer[value + 2] & 7) * 100 + (buffer[value + 3] & 0xFF);
        return true;
    }

    private boolean readPriority(int value, int length) {
        if (length != 4) {
            return false;
        }
        priority = int32(value) & 0xFFFFFFFFL;
        return true;
    }

    private boolean readUseCandidate() {
        useCandidate = true;
        return true;
    }

    private boolean readControlling(int length) {
        iceControlling = true;
        return length == 8;
    }

    private boolean readMappedAddress(int value, int length) {
        int family = length >= 8 ? buffer[value + 1] & 0xFF : 0;
        if (family == Stun.FAMILY_IPV4 && length == 8) {
            mappedHigh = 0;
            mappedLow = 0xFFFF_0000_0000L | ((int32(value + 4) ^ Stun.MAGIC_COOKIE) & 0xFFFFFFFFL);
        } else if (family == Stun.FAMILY_IPV6 && length == 20) {
            mappedHigh = int64(value + 4) ^ int64(offset + 4);
            mappedLow = int64(value + 12) ^ int64(offset + 12);
        } else {
            return false;
        }
        mappedPort = uint16(value + 2) ^ (Stun.MAGIC_COOKIE >>> 16);
        mapped = true;
        return true;
    }

    private boolean readFingerprint(int position, int length) {
        if (length != Stun.FINGERPRINT_LENGTH) {
            return false;
        }
        crc.reset();
        crc.update(buffer, offset, position - offset);
        int expected = (int) crc.getValue() ^ Stun.FINGERPRINT_XOR;
        fingerprinted = expected == int32(position + ATTRIBUTE_HEADER_LENGTH);
        return fingerprinted;
    }

    private boolean noteUnknown(int attribute) {
        if (Stun.comprehensionRequired(attribute) && unknownCount < MAX_UNKNOWN) {
            unknown[unknownCount++] = attribute;
        }
        return true;
    }

    /** Message type: {@link Stun#BINDING_REQUEST} and so on. */
    public int type() {
        return type;
    }

    public boolean hasFingerprint() {
        return fingerprinted;
    }

    public boolean hasIntegrity() {
        return integrityOffset != 0;
    }

    /** Whether the message carries MESSAGE-INTEGRITY made with this key. */
    public boolean authenticates(StunKey key) {
        return hasIntegrity() && key.verifies(buffer, offset, integrityOffset);
    }

    public boolean hasUsername() {
        return usernameOffset != 0;
    }

    /** Length of USERNAME in bytes. */
    public int usernameLength() {
        return usernameLength;
    }

    /** A byte of USERNAME, 0 ≤ {@code index} &lt; {@link #usernameLength}. */
    public byte usernameByte(int index) {
        return buffer[usernameOffset + index];
    }

    /** PRIORITY of the candidate (RFC 8445 §7.1.1), 0 when absent. */
    public long priority() {
        return priority;
    }

    /** The controlling agent nominates this pair, RFC 8445 §7.1.2. */
    public boolean useCandidate() {
        return useCandidate;
    }

    public boolean iceControlling() {
        return iceControlling;
    }

    /** How many unknown comprehension-required attributes there are, at most 16 counted. */
    public int unknownCount() {
        return unknownCount;
    }

    public int unknown(int index) {
        return unknown[index];
    }

    /** ERROR-CODE, 0 when absent. */
    public int errorCode() {
        return errorCode;
    }

    /** Whether there is an XOR-MAPPED-ADDRESS. */
    public boolean hasMappedAddress() {
        return mapped;
    }

    /** Upper half of the mapped IPv6 address; IPv4 comes as IPv4-mapped (RFC 4291 §2.5.5.2). */
    public long mappedHigh() {
        return mappedHigh;
    }

    public long mappedLow() {
        return mappedLow;
    }

    public int mappedPort() {
        return mappedPort;
    }

    /** Lower 64 of the 96 bits of the transaction id. */
    public long transactionLow() {
        return int64(offset + 12);
    }

    byte[] buffer() {
        return buffer;
    }

    int transactionOffset() {
        return offset + 8;
    }

    private void forget() {
        unknownCount = 0;
        usernameOffset = 0;
        usernameLength = 0;
        integrityOffset = 0;
        errorCode = 0;
        priority = 0;
        useCandidate = false;
        iceControlling = false;
        fingerprinted = false;
        mapped = false;
    }

    private int uint16(int at) {
        return ((buffer[at] & 0xFF) << 8) | (buffer[at + 1] & 0xFF);
    }

    private int int32(int at) {
        return (uint16(at) << 16) | uint16(at + 2);
    }

    private long int64(int at) {
        return ((long) int32(at) << 32) | (int32(at + 4) & 0xFFFFFFFFL);
    }
}
