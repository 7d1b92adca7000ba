package dev.evenkeel.incident.quality.domain;

import dev.evenkeel.contracts.telemetry.StreamSample.Direction;
import dev.evenkeel.contracts.telemetry.StreamSample.Kind;
import dev.evenkeel.contracts.telemetry.StreamSample.Reporter;
import org.jspecify.annotations.Nullable;

/**
 * One stream in a span of time: the sum of its deltas.
 *
 * @param remoteParticipantId whose media it is, for a stream that is received by a client
 * @param lossKnown the reporter counts losses
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
        double freezeSeconds) {

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
                delta.freezeSeconds());
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
                freezeSeconds + other.freezeSeconds);
    }

    /** Whether it travels from the participant to the relay. */
    public boolean isUplink() {
        return (reporter == Reporter.CLIENT) == (direction == Direction.OUTBOUND);
    }

    /** Whether the reporter is the receiver, which counts losses itself instead of being told. */
    public boolean isMeasuredByReceiver() {
        return direction == Direction.INBOUND;
    }

    boolean isReceivedVideo() {
        return kind == Kind.VIDEO && reporter == Reporter.CLIENT && direction == Direction.INBOUND;
    }
}
