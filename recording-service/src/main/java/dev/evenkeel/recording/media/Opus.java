package dev.evenkeel.recording.media;

/** What the first bytes of an Opus packet tell (RFC 6716 §3.1). */
public final class Opus {
    private static final int TICKS_PER_MILLI = 48;
    private static final int[] SILK_TICKS = {480, 960, 1_920, 2_880};
    private static final int[] HYBRID_TICKS = {480, 960};
    private static final int[] CELT_TICKS = {120, 240, 480, 960};
    private static final int FIRST_HYBRID = 12;
    private static final int FIRST_CELT = 16;

    private Opus() {}

    /** How long a packet lasts, whole milliseconds; at least 1. */
    public static long millis(byte[] packet) {
        int frames =
                switch (packet[0] & 3) {
                    case 0 -> 1;
                    case 1, 2 -> 2;
                    default -> packet.length > 1 ? packet[1] & 0x3F : 1;
                };
        return Math.max(1, frames * ticks(packet[0] >> 3 & 0x1F) / TICKS_PER_MILLI);
    }

    private static int ticks(int configuration) {
        if (configuration < FIRST_HYBRID) {
            return SILK_TICKS[configuration & 3];
        }
        return configuration < FIRST_CELT
                ? HYBRID_TICKS[configuration & 1]
                : CELT_TICKS[configuration & 3];
    }
}
