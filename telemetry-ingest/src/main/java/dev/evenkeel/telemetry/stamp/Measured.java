package dev.evenkeel.telemetry.stamp;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What the packets of one interval tell of a path.
 *
 * @param sent packets
 * @param answered of them, in time
 * @param duplicates answers that came again
 * @param roundTripMillis mean, without the reflector's own time; {@code null}: nothing was answered
 * @param outLossRatio of those sent, lost on the way out, 0–1; {@code null}: the reflector's
 *     numbers do not tell
 * @param inLossRatio of those that the reflector answered, lost on the way back, 0–1
 * @param jitterMillis mean inter-packet delay variation (RFC 3393) of the direction in which it is
 *     more; {@code null}: no two packets in a row were answered
 */
record Measured(
        int sent,
        int answered,
        int duplicates,
        @Nullable Double roundTripMillis,
        @Nullable Double outLossRatio,
        @Nullable Double inLossRatio,
        @Nullable Double jitterMillis) {

    /** The better one first: less loss, then a shorter way. */
    static final Comparator<Measured> BEST_FIRST =
            Comparator.comparingDouble(Measured::lossRatio)
                    .thenComparingDouble(one ->
                            one.roundTripMillis() == null
                                    ? Double.MAX_VALUE
                                    : one.roundTripMillis());

    /** Of those sent, lost on either way, 0–1. */
    double lossRatio() {
        return sent == 0 ? 0 : (double) (sent - answered) / sent;
    }
}
