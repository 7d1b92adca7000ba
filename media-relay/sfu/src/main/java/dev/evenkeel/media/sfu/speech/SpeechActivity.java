package dev.evenkeel.media.sfu.speech;

import dev.evenkeel.media.rtp.AudioLevel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How a microphone has sounded over the last second, judged on three scales of time as in I. Volfin
 * and I. Cohen, “Dominant speaker identification for multipoint videoconferencing”, Computer Speech
 * and Language 27 (2013): a frame, a word, a sentence. Loudness counts above the microphone's own
 * noise. No allocation after construction.
 */
public final class SpeechActivity {
    private static final int FRAMES = 50;
    private static final long FRAME_NANOS = 20_000_000;

    /** RTP time of a frame, at the 48 kHz of Opus (RFC 7587 §4.1). */
    private static final int FRAME_TICKS = 960;

    /** Later than this, a frame that has not come is taken for silence. */
    private static final int LATE_FRAMES = 5;

    private static final int IMMEDIATE_FRAMES = 5;
    private static final int MEDIUM_FRAMES = 10;
    private static final int BLOCK_FRAMES = 5;
    private static final int LOUD_FRAMES_OF_BLOCK = 3;

    /** Fainter than −60 dBov is no speech, whatever the noise. */
    private static final int FAINTEST = AudioLevel.SILENCE - 60;

    /** What is fainter than −75 dBov nobody hears. */
    private static final int AUDIBLE = AudioLevel.SILENCE - 75;

    private static final int ABOVE_NOISE_DECIBEL = 9;
    private static final int UNIT_DECIBEL = 5;
    private static final int MOST_UNITS = 9;

    /** Noise is what does not fall below itself for so many frames. */
    private static final int NOISE_RISES_EVERY = 50;

    /** Three times as long as another relay takes to say it again. */
    private static final long TOLD_NANOS = 300_000_000;

    /** Frames over which loudness is smoothed: a third of a second. */
    private static final int SMOOTHING = 16;

    private final byte[] loudness = new byte[FRAMES];
    private boolean heard;
    private int newest;
    private int timestamp;
    private long heardAt;
    private long soundedAt;
    private boolean sounded;
    private int noise;
    private int sinceRise;
    private int smoothed;
    private @Nullable SpeechScore told;
    private long toldAt;

    /**
     * A packet came.
     *
     * @param extension the audio level extension's byte
     * @param rtpTimestamp of the packet, as its sender counts
     */
    public void heard(int extension, int rtpTimestamp, long now) {
        int loud = AudioLevel.SILENCE - AudioLevel.level(extension);
        int step = heard ? (rtpTimestamp - timestamp) / FRAME_TICKS : 0;
        if (!heard || Math.abs(step) >= FRAMES) {
            restart(rtpTimestamp);
            step = 0;
        }
        heard = true;
        smoothed += loud - smoothed / SMOOTHING;
        if (loud >= AUDIBLE) {
            sounded = true;
            soundedAt = now;
        }
        if (step >= 0) {
            advance(step);
            timestamp += step * FRAME_TICKS;
            heardAt = now;
            follow(loud);
        }
        loudness[Math.floorMod(newest + Math.min(step, 0), FRAMES)] = (byte) units(loud);
    }

    private void restart(int rtpTimestamp) {
        Arrays.fill(loudness, (byte) 0);
        timestamp = rtpTimestamp;
    }

    /** Frames that did not come were silent, or are late and will fill their place. */
    private void advance(int step) {
        for (int i = 0; i < step; i++) {
            newest = (newest + 1) % FRAMES;
            loudness[newest] = 0;
        }
    }

    /** Noise falls at once and rises slowly, so that pauses between words show it. */
    private void follow(int loud) {
        if (loud <= noise || ++sinceRise >= NOISE_RISES_EVERY) {
            noise = loud <= noise ? loud : noise + 1;
            sinceRise = 0;
        }
    }

    private int units(int loud) {
        int above = loud - Math.max(noise + ABOVE_NOISE_DECIBEL, FAINTEST);
        return above <= 0 ? 0 : Math.min(MOST_UNITS, 1 + above / UNIT_DECIBEL);
    }

    /** The relay that hears it says how it sounds. */
    public void told(SpeechScore score, long now) {
        told = score;
        toldAt = now;
    }

    /** What another relay said lately; null when nothing. */
    @Nullable SpeechScore told(long now) {
        return told != null && now - toldAt < TOLD_NANOS ? told : null;
    }

    /** Whether it has stated a level at all; without, nothing is known of it. */
    public boolean known() {
        return heard;
    }

    /** How long ago something louder than silence came, speech or not; without end if never. */
    public long silentNanos(long now) {
        return sounded ? now - soundedAt : Long.MAX_VALUE;
    }

    /** Decibel above silence, 0–127, smoothed over about 300 ms. */
    public int loudness() {
        return smoothed / SMOOTHING;
    }

    /** 0–9: how loud the loudest of the last 100 ms is above the noise. */
    public int immediate(long now) {
        int loudest = 0;
        for (int age = 0; age < IMMEDIATE_FRAMES; age++) {
            loudest = Math.max(loudest, at(age, now));
        }
        return loudest;
    }

    /** 0–10: how many frames of the last 200 ms are loud. */
    public int medium(long now) {
        int count = 0;
        for (int age = 0; age < MEDIUM_FRAMES; age++) {
            count += at(age, now) > 0 ? 1 : 0;
        }
        return count;
    }

    /** 0–10: how many tenths of the last second are filled with speech. */
    public int longTerm(long now) {
        int blocks = 0;
        for (int from = 0; from < FRAMES; from += BLOCK_FRAMES) {
            int count = 0;
            for (int age = from; age < from + BLOCK_FRAMES; age++) {
                count += at(age, now) > 0 ? 1 : 0;
            }
            blocks += count >= LOUD_FRAMES_OF_BLOCK ? 1 : 0;
        }
        return blocks;
    }

    private int at(int age, long now) {
        int missing = (int) Math.min(FRAMES, (now - heardAt) / FRAME_NANOS);
        int index = missing > LATE_FRAMES ? age - missing : age;
        return index < 0 ? 0 : loudness[Math.floorMod(newest - index, FRAMES)];
    }
}
