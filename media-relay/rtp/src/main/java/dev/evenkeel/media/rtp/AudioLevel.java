package dev.evenkeel.media.rtp;

/**
 * The client-to-mixer audio level (RFC 6464 §3) as the one byte it is: the V bit, and the level of
 * the packet's sound in −dBov, 0 the loudest and 127 silence.
 */
public final class AudioLevel {
    /** Not a level: the packet says nothing of how loud it is. */
    public static final int UNKNOWN = -1;

    /** Digital silence, −127 dBov or less. */
    public static final int SILENCE = 127;

    private static final int LEVEL = 0x7F;

    private AudioLevel() {}

    /** −dBov, 0–127, of the extension's byte; {@link #SILENCE} of {@link #UNKNOWN}. */
    public static int level(int extension) {
        return extension < 0 ? SILENCE : extension & LEVEL;
    }

    /** Reads the extension whose first byte is at {@code index}. */
    public static int read(byte[] buffer, int index) {
        return buffer[index] & 0xFF;
    }
}
