package dev.evenkeel.media.sfu.speech;

import org.jspecify.annotations.Nullable;

/**
 * Chooses whose sound goes to everybody (RFC 7667 §3.6, source selection): of those who can be
 * heard at all, the loudest few. A voice keeps its place through pauses, and loses it only to one
 * that is clearly louder, so that nobody is cut off in mid-word. No allocation after construction.
 */
public final class LoudestVoices {
    /** More than so many at once nobody understands. */
    public static final int MOST = 6;

    /** A pause between sentences; a place is free when it has been silent for longer. */
    private static final long PAUSE_NANOS = 2_000_000_000;

    private static final long SHORTEST_TURN_NANOS = 1_000_000_000;
    private static final int LOUDER_DECIBEL = 6;

    private final @Nullable SpeechActivity[] voices = new @Nullable SpeechActivity[MOST];
    private final long[] since = new long[MOST];

    /**
     * Whether a packet of this voice goes on. One whose packets don't say how loud they are always
     * does, and takes nobody's place.
     */
    public boolean admits(SpeechActivity voice, long now) {
        if (!voice.known()) {
            return true;
        }
        int place = place(voice);
        if (voice.silentNanos(now) > PAUSE_NANOS) {
            leave(place);
            return false;
        }
        return place >= 0 || takePlace(voice, now);
    }

    private int place(@Nullable SpeechActivity voice) {
        for (int i = 0; i < MOST; i++) {
            if (voices[i] == voice) {
                return i;
            }
        }
        return -1;
    }

    private void leave(int place) {
        if (place >= 0) {
            voices[place] = null;
        }
    }

    private boolean takePlace(SpeechActivity voice, long now) {
        int place = freePlace(now);
        if (place < 0) {
            place = placeOfFaintest(now);
            SpeechActivity faintest = place < 0 ? null : voices[place];
            if (faintest == null || voice.loudness() < faintest.loudness() + LOUDER_DECIBEL) {
                return false;
            }
        }
        voices[place] = voice;
        since[place] = now;
        return true;
    }

    /** One that nobody has, or whose owner has been silent for long, or is gone. */
    private int freePlace(long now) {
        for (int i = 0; i < MOST; i++) {
            SpeechActivity voice = voices[i];
            if (voice == null || voice.silentNanos(now) > PAUSE_NANOS) {
                return i;
            }
        }
        return -1;
    }

    /** Of those who have had their turn. */
    private int placeOfFaintest(long now) {
        int found = -1;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < MOST; i++) {
            SpeechActivity voice = voices[i];
            if (voice != null && now - since[i] > SHORTEST_TURN_NANOS && voice.loudness() < least) {
                least = voice.loudness();
                found = i;
            }
        }
        return found;
    }
}
