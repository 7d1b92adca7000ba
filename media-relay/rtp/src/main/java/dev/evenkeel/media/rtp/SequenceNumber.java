package dev.evenkeel.media.rtp;

/**
 * Arithmetic on RTP sequence numbers, which wrap at 2^16 (RFC 3550 §5.1), and on RTP timestamps,
 * which wrap at 2^32.
 */
public final class SequenceNumber {
    private SequenceNumber() {}

    /** How far {@code a} is ahead of {@code b}, from -32,768 to 32,767. */
    public static int difference(int a, int b) {
        return (short) (a - b);
    }

    /** Whether {@code a} was sent after {@code b}. */
    public static boolean isNewer(int a, int b) {
        return difference(a, b) > 0;
    }

    public static int next(int sequence) {
        return (sequence + 1) & 0xFFFF;
    }

    public static int add(int sequence, int delta) {
        return (sequence + delta) & 0xFFFF;
    }

    /**
     * The 64-bit sequence number nearest to {@code reference} whose low 16 bits are {@code
     * sequence}.
     */
    public static long extend(long reference, int sequence) {
        return reference + difference(sequence, (int) reference);
    }
}
