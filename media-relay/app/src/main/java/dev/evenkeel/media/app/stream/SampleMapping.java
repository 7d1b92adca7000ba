package dev.evenkeel.media.app.stream;

import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.media.sfu.RelaySnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stream of the engine in the words of W3C webrtc-stats. */
final class SampleMapping {
    private SampleMapping() {}

    static StreamSample sample(
            String sampleId,
            String relayId,
            RelaySnapshot.Stream stream,
            boolean active,
            Instant at) {
        boolean outbound = stream.outbound();
        return new StreamSample(
                sampleId,
                StreamSample.Reporter.RELAY,
                stream.meetingId(),
                stream.participantId(),
                relayId,
                outbound ? StreamSample.Direction.OUTBOUND : StreamSample.Direction.INBOUND,
                stream.video() ? StreamSample.Kind.VIDEO : StreamSample.Kind.AUDIO,
                stream.source(),
                outbound ? stream.publisherId() : null,
                stream.ssrc(),
                active,
                at,
                outbound ? null : stream.packets(),
                outbound ? stream.packets() : null,
                stream.packetsLost(),
                outbound ? null : stream.bytes(),
                outbound ? stream.bytes() : null,
                stream.jitterSeconds(),
                known(stream.roundTripSeconds()),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                stream.nacks(),
                stream.video() ? stream.keyframeRequests() : null,
                null);
    }

    private static @Nullable Double known(double roundTripSeconds) {
        return roundTripSeconds < 0 ? null : roundTripSeconds;
    }
}
