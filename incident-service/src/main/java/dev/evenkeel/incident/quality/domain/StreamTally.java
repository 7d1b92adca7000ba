package dev.evenkeel.incident.quality.domain;

import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.contracts.telemetry.StreamSample.Direction;
import dev.evenkeel.contracts.telemetry.StreamSample.Kind;
import dev.evenkeel.contracts.telemetry.StreamSample.Reporter;
import org.jspecify.annotations.Nullable;

/**
 * One stream in a span of time: the sum of its deltas.
 *
 * @param remoteParticipantId whose media it is, for a stream that is received by a client
 * @param lossKnown the reporter counts losses
 * @param points width × height of the newest picture, 0 when not known
 * @param jitter seconds
 * @param roundTrip seconds
 * @param seconds time the deltas cover
 */
public record StreamTally(
        Reporter reporter,
        Direction direction,
        Kind kind,
        @Nullable String remoteParticipantId,
        boolean lossKnown,
        LossTally loss,
        double seconds,
        long bytesReceived,
        long framesDecoded,
        long framesEncoded,
        long concealedSamples,
        long totalSamples,
        double freezeSeconds,
        long points,
        Mean jitter,
        Mean roundTrip) {

    public static StreamTally of(StreamDelta delta) {
        LossTally loss = delta.loss();
        return new StreamTally(
                delta.sample().reporter(),
                delta.sample().direction(),
                delta.sample().kind(),
                delta.sample().remoteParticipantId(),
                loss != null,
                loss == null ? LossTally.NONE : loss,
                delta.seconds(),
                delta.bytesReceived(),
                delta.framesDecoded(),
                delta.framesEncoded(),
                delta.concealedSamples(),
                delta.totalSamples(),
                delta.freezeSeconds(),
                pointsOf(delta.sample()),
                Mean.NONE.plus(delta.sample().jitter()),
                Mean.NONE.plus(delta.sample().roundTripTime()));
    }

    public StreamTally plus(StreamTally other) {
        return new StreamTally(
                reporter,
                direction,
                kind,
                remoteParticipantId,
                lossKnown || other.lossKnown,
                loss.plus(other.loss),
                seconds + other.seconds,
                bytesReceived + other.bytesReceived,
                framesDecoded + other.framesDecoded,
                framesEncoded + other.framesEncoded,
                concealedSamples + other.concealedSamples,
                totalSamples + other.totalSamples,
                freezeSeconds + other.freezeSeconds,
                other.points == 0 ? points : other.points,
                jitter.plus(other.jitter),
                roundTrip.plus(other.roundTrip));
    }

    /** Whether it travels from the participant to the relay. */
    public boolean isUplink() {
        return (reporter == Reporter.CLIENT) == (direction == Direction.OUTBOUND);
    }

    /** Whether the reporter is the receiver, which counts losses itself instead of being told. */
    public boolean isMeasuredByReceiver() {
        return direction == Direction.INBOUND;
    }

    boolean isSentVideo() {
        return kind == Kind.VIDEO && reporter == Reporter.CLIENT && direction == Direction.OUTBOUND;
    }

    boolean isReceivedVoice() {
        return kind == Kind.AUDIO && reporter == Reporter.CLIENT && direction == Direction.INBOUND;
    }

    private static long pointsOf(StreamSample sample) {
        Integer width = sample.frameWidth();
        Integer height = sample.frameHeight();
        return width == null || height == null ? 0 : (long) width * height;
    }

    boolean isReceivedVideo() {
        return kind == Kind.VIDEO && reporter == Reporter.CLIENT && direction == Direction.INBOUND;
    }
}
