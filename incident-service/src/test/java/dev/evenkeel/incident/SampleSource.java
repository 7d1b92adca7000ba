package dev.evenkeel.incident;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.contracts.telemetry.StreamSample.Direction;
import dev.evenkeel.contracts.telemetry.StreamSample.Kind;
import dev.evenkeel.contracts.telemetry.StreamSample.Reporter;
import dev.evenkeel.platform.event.EventJson;
import java.time.Instant;
import java.util.UUID;

/** Samples as a browser and a relay send them. */
public final class SampleSource {
    private SampleSource() {}

    /** One sample a second of a voice received by a client, the last at {@code until}. */
    public static void send(
            EventSender sender,
            String meetingId,
            String participantId,
            String relayId,
            Instant until,
            int samples) {
        for (int i = 1; i <= samples; i++) {
            StreamSample sample =
                    received(
                            meetingId,
                            participantId,
                            relayId,
                            until.minusSeconds(samples - i),
                            50L * i,
                            0);
            sender.send(EventTypes.STREAM_SAMPLED, meetingId, sample);
        }
    }

    /** A voice received by a client, nobody knows where. */
    public static StreamSample received(
            String meetingId,
            String participantId,
            String relayId,
            Instant at,
            long packetsReceived,
            long packetsLost) {
        return received(meetingId, participantId, relayId, null, at, packetsReceived, packetsLost);
    }

    /** A voice received by a client at a site. */
    public static StreamSample received(
            String meetingId,
            String participantId,
            String relayId,
            String siteId,
            Instant at,
            long packetsReceived,
            long packetsLost) {
        return sample(
                Reporter.CLIENT,
                Direction.INBOUND,
                meetingId,
                participantId,
                relayId,
                null,
                4711,
                siteId,
                at,
                packetsReceived,
                packetsLost);
    }

    /** The same, taken at a site. */
    public static StreamSample at(String siteId, StreamSample sample) {
        ObjectNode fields = EventJson.mapper().valueToTree(sample);
        return EventJson.mapper().convertValue(fields.put("siteId", siteId), StreamSample.class);
    }

    /** A stream as its receiver counts it. */
    public static StreamSample sample(
            Reporter reporter,
            Direction direction,
            String meetingId,
            String participantId,
            String relayId,
            String remoteParticipantId,
            long ssrc,
            String siteId,
            Instant at,
            long packetsReceived,
            long packetsLost) {
        return new StreamSample(
                UUID.randomUUID().toString(),
                reporter,
                meetingId,
                participantId,
                relayId,
                direction,
                Kind.AUDIO,
                "microphone",
                remoteParticipantId,
                ssrc,
                true,
                at,
                packetsReceived,
                null,
                packetsLost,
                packetsReceived * 100,
                null,
                0.004,
                0.03,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                siteId);
    }
}
