package dev.evenkeel.incident.quality.domain;

import dev.evenkeel.contracts.quality.QualityWindow;
import org.jspecify.annotations.Nullable;

/**
 * What a participant suffers from in one window, by whether the network or only the picture shows
 * it.
 *
 * @param sent packets are lost from the participant to the relay
 * @param received packets are lost from the relay to the participant
 * @param delayed the way there and back is slow or uneven
 * @param stalling received pictures stand still or crawl
 * @param slowCamera the pictures the participant makes crawl
 */
record Symptoms(
        boolean sent, boolean received, boolean delayed, boolean stalling, boolean slowCamera) {
    /** Above what retransmission and concealment hide, with room for chance in 250 packets. */
    static final double LOSS = 0.06;

    /** 250 ms one way: beyond what G.114 calls acceptable for most, and noticed by all. */
    private static final double ROUND_TRIP_MILLIS = 500;

    private static final double JITTER_MILLIS = 60;
    private static final double FREEZE = 0.2;

    /** Below this lips no longer go with their voice; a threshold of ours. */
    private static final double FRAMES = 8;

    static Symptoms of(QualityWindow window) {
        return new Symptoms(
                atLeast(window.uplinkLossRatio(), LOSS),
                atLeast(window.downlinkLossRatio(), LOSS),
                atLeast(window.roundTripMillis(), ROUND_TRIP_MILLIS)
                        || atLeast(window.jitterMillis(), JITTER_MILLIS),
                atLeast(window.freezeRatio(), FREEZE) || crawls(window.framesPerSecond()),
                crawls(window.sentFramesPerSecond()));
    }

    /** Packets tell of it. */
    boolean isNetwork() {
        return sent || received || delayed;
    }

    /** Only pictures tell of it. */
    boolean isPictureOnly() {
        return !isNetwork() && (stalling || slowCamera);
    }

    Attribution.Direction direction() {
        if (sent == received && (sent || delayed)) {
            return Attribution.Direction.BOTH;
        }
        return sent || (!received && slowCamera)
                ? Attribution.Direction.SENT
                : Attribution.Direction.RECEIVED;
    }

    private static boolean atLeast(@Nullable Double value, double bound) {
        return value != null && value >= bound;
    }

    private static boolean crawls(@Nullable Double framesPerSecond) {
        return framesPerSecond != null && framesPerSecond > 0 && framesPerSecond < FRAMES;
    }
}
