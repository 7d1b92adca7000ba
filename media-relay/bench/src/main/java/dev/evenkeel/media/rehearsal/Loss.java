package dev.evenkeel.media.rehearsal;

import java.util.concurrent.ThreadLocalRandom;

/** Packets lost at random, from the moment it begins. */
final class Loss {
    private final double ratio;
    private volatile boolean begun;

    /**
     * @param ratio of the packets that are lost, 0–1
     */
    Loss(double ratio) {
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException("loss ratio: expected 0–1, got " + ratio);
        }
        this.ratio = ratio;
    }

    void begin() {
        begun = true;
    }

    /** Whether the next packet is. */
    boolean takesNext() {
        return begun && ThreadLocalRandom.current().nextDouble() < ratio;
    }
}
