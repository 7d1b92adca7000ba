package dev.evenkeel.incident.quality.scenario;

import java.util.random.RandomGenerator;

/** A two-state Markov channel: random loss for a burst ratio of 1, bursts above. */
final class Gilbert {
    private final RandomGenerator random;
    private boolean lost;

    Gilbert(RandomGenerator random) {
        this.random = random;
    }

    /** How many of so many packets are lost. */
    int lose(int packets, double lossRatio, double burstRatio) {
        if (lossRatio <= 0) {
            lost = false;
            return 0;
        }
        double becomesLost = lossRatio / burstRatio;
        double staysLost = 1 - (1 - lossRatio) / burstRatio;
        int gone = 0;
        for (int i = 0; i < packets; i++) {
            lost = random.nextDouble() < (lost ? staysLost : becomesLost);
            gone += lost ? 1 : 0;
        }
        return gone;
    }
}
