package dev.evenkeel.media.sfu.speech;

/**
 * How one microphone sounds now, see {@link SpeechActivity}.
 *
 * @param immediate 0–9, loudness over 100 ms
 * @param medium 0–10, a word's time
 * @param longTerm 0–10, a sentence's time
 */
public record SpeechScore(int immediate, int medium, int longTerm) {
    public static final SpeechScore SILENT = new SpeechScore(0, 0, 0);

    private static final long QUIET_NANOS = 2_000_000_000;
    private static final int SPEAKS = 3;
    private static final int MOST = 10;

    public SpeechScore {
        if (!valid(immediate, medium, longTerm)) {
            throw new IllegalArgumentException("a score is 0–10");
        }
    }

    /** Whether a score can be made of these. */
    public static boolean valid(int immediate, int medium, int longTerm) {
        return !outside(immediate) && !outside(medium) && !outside(longTerm);
    }

    private static boolean outside(int value) {
        return value < 0 || value > MOST;
    }

    /** What the microphone comes to now; of one that was silent for long without looking. */
    public static SpeechScore of(SpeechActivity activity, long now) {
        SpeechScore told = activity.told(now);
        if (told != null) {
            return told;
        }
        if (activity.silentNanos(now) > QUIET_NANOS) {
            return SILENT;
        }
        return new SpeechScore(
                activity.immediate(now), activity.medium(now), activity.longTerm(now));
    }

    /** Whether a voice is heard right now. */
    public boolean speaks() {
        return medium >= SPEAKS;
    }
}
