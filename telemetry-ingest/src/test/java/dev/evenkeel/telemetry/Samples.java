package dev.evenkeel.telemetry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.telemetry.domain.Producer.Participant;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Samples as a browser sends them. */
public final class Samples {
    private static final Identifiers IDENTIFIERS =
            new Identifiers(new SecureRandom(), Clock.systemUTC());

    private Samples() {}

    /** A participant of a meeting nobody else is in. */
    public static Participant somebody() {
        return new Participant(IDENTIFIERS.participantId(), IDENTIFIERS.meetingId());
    }

    /** A good sample of this participant, measured at this moment. */
    public static ObjectNode of(Participant participant, Instant at) {
        return EventJson.mapper()
                .createObjectNode()
                .put("sampleId", IDENTIFIERS.uuid().toString())
                .put("reporter", "client")
                .put("meetingId", participant.meetingId())
                .put("participantId", participant.participantId())
                .put("relayId", "relay-a")
                .put("direction", "inbound")
                .put("kind", "video")
                .put("source", "camera")
                .put("ssrc", 4_294_967_295L)
                .put("active", true)
                .put("timestamp", at.toString())
                .put("packetsReceived", 1_200)
                .put("packetsLost", 3)
                .put("jitter", 0.004)
                .putNull("roundTripTime");
    }

    /** A report of this device of this site, at this moment. */
    public static ObjectNode device(String deviceId, String siteId, Instant at) {
        return EventJson.mapper()
                .createObjectNode()
                .put("sampleId", IDENTIFIERS.uuid().toString())
                .put("deviceId", deviceId)
                .put("siteId", siteId)
                .put("kind", "camera")
                .put("status", "online")
                .put("timestamp", at.toString())
                .put("temperatureCelsius", 41.5);
    }

    /** A measurement of this link of this site, at this moment. */
    public static ObjectNode link(String linkId, String siteId, Instant at) {
        return EventJson.mapper()
                .createObjectNode()
                .put("sampleId", IDENTIFIERS.uuid().toString())
                .put("linkId", linkId)
                .put("siteId", siteId)
                .put("timestamp", at.toString())
                .put("roundTripMillis", 18.5)
                .put("lossRatio", 0.01);
    }

    /** An entry of this source, observed at this moment. */
    public static ObjectNode log(String source, Instant at) {
        return EventJson.mapper()
                .createObjectNode()
                .put("sampleId", IDENTIFIERS.uuid().toString())
                .put("source", source)
                .put("observedTime", at.toString())
                .put("severityNumber", 17)
                .put("body", "interface down");
    }

    /** What a person's browser found out before joining. */
    public static ObjectNode checks(Participant participant, Instant at) {
        ObjectNode report =
                EventJson.mapper()
                        .createObjectNode()
                        .put("sampleId", IDENTIFIERS.uuid().toString())
                        .put("meetingId", participant.meetingId())
                        .put("participantId", participant.participantId())
                        .put("timestamp", at.toString())
                        .put("mode", "full")
                        .put("durationMillis", 17_000)
                        .put("complete", true);
        report.putArray("results")
                .addObject()
                .put("check", "relay-loss")
                .put("relayId", "relay-a")
                .put("verdict", "poor")
                .put("value", 0.12)
                .put("finding", "loss-high");
        return report;
    }

    /** A batch of good samples, measured now. */
    public static ObjectNode batch(Participant participant, int size) {
        Instant now = Instant.now();
        return batch(IntStream.range(0, size).mapToObj(_ -> of(participant, now)).toList());
    }

    public static ObjectNode batch(List<ObjectNode> samples) {
        ObjectNode batch = EventJson.mapper().createObjectNode();
        batch.putArray("samples").addAll(samples);
        return batch;
    }
}
