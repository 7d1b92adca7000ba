package dev.evenkeel.incident.quality.domain;

import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.contracts.telemetry.StreamSample.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest cumulative counters of one stream. The next sample makes a {@link StreamDelta} of
 * them.
 *
 * <p>Because counters are cumulative a sample that comes late or twice says nothing new and is
 * dropped; one that is lost is made up for by the next.
 */
public record StreamCounters(
        String sampleId,
        Instant at,
        boolean active,
        @Nullable Long packetsReceived,
        @Nullable Long packetsSent,
        @Nullable Long packetsLost,
        @Nullable Long bytesReceived,
        @Nullable Long framesDecoded,
        @Nullable Long framesEncoded,
        @Nullable Long concealedSamples,
        @Nullable Long totalSamples,
        @Nullable Double freezesSeconds) {

    /** A longer silence of the reporter starts a new baseline. */
    static final Duration LONGEST_GAP = Duration.ofSeconds(15);

    /** The state after a sample, and what it told. */
    public record Step(StreamCounters counters, Optional<StreamDelta> delta) {}

    /** The first sample of a stream: a baseline and nothing more. */
    public static StreamCounters baseline(StreamSample sample) {
        return new StreamCounters(
                sample.sampleId(),
                sample.timestamp(),
                sample.active(),
                sample.packetsReceived(),
                sample.packetsSent(),
                sample.packetsLost(),
                sample.bytesReceived(),
                sample.framesDecoded(),
                sample.framesEncoded(),
                sample.concealedSamples(),
                sample.totalSamplesReceived(),
                sample.totalFreezesDuration());
    }

    /** Takes the next sample as it arrives. */
    public Step next(StreamSample sample) {
        if (sample.sampleId().equals(sampleId) || !sample.timestamp().isAfter(at)) {
            return new Step(this, Optional.empty());
        }
        StreamCounters newer = baseline(sample);
        Duration elapsed = Duration.between(at, sample.timestamp());
        boolean comparable =
                active
                        && sample.active()
                        && elapsed.compareTo(LONGEST_GAP) <= 0
                        && !wasReset(newer);
        return new Step(
                newer,
                comparable
                        ? Optional.of(delta(sample, elapsed.toMillis() / 1000.0))
                        : Optional.empty());
    }

    private boolean wasReset(StreamCounters newer) {
        return fell(packetsReceived, newer.packetsReceived)
                || fell(packetsSent, newer.packetsSent)
                || fell(bytesReceived, newer.bytesReceived)
                || fell(framesDecoded, newer.framesDecoded)
                || fell(framesEncoded, newer.framesEncoded)
                || fell(totalSamples, newer.totalSamples);
    }

    private StreamDelta delta(StreamSample sample, double seconds) {
        return new StreamDelta(
                sample,
                seconds,
                loss(sample),
                grown(bytesReceived, sample.bytesReceived()),
                grown(framesDecoded, sample.framesDecoded()),
                grown(framesEncoded, sample.framesEncoded()),
                grown(concealedSamples, sample.concealedSamples()),
                grown(totalSamples, sample.totalSamplesReceived()),
                Math.clamp(freezes(sample), 0, seconds));
    }

    private @Nullable LossTally loss(StreamSample sample) {
        if (packetsLost == null || sample.packetsLost() == null) {
            return null;
        }
        long lost = sample.packetsLost() - packetsLost;
        if (sample.direction() == Direction.INBOUND) {
            long received = grown(packetsReceived, sample.packetsReceived());
            return new LossTally(received + lost, lost);
        }
        return new LossTally(grown(packetsSent, sample.packetsSent()), lost);
    }

    private double freezes(StreamSample sample) {
        return freezesSeconds == null || sample.totalFreezesDuration() == null
                ? 0
                : sample.totalFreezesDuration() - freezesSeconds;
    }

    private static boolean fell(@Nullable Long before, @Nullable Long after) {
        return before != null && after != null && after < before;
    }

    private static long grown(@Nullable Long before, @Nullable Long after) {
        return before == null || after == null ? 0 : after - before;
    }
}
