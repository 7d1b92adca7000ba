package dev.evenkeel.incident.quality.domain;

import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.contracts.telemetry.StreamSample.Direction;
import dev.evenkeel.contracts.telemetry.StreamSample.Kind;
import dev.evenkeel.contracts.telemetry.StreamSample.Reporter;
import java.time.Instant;

/** Samples for tests, with the fields that matter. */
final class Samples {
    static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private Samples() {}

    /** A voice that a client receives. */
    static StreamSample voice(String id, double second, long received, long lost) {
        return sample(
                Reporter.CLIENT,
                Direction.INBOUND,
                "p-one",
                "p-two",
                id,
                second,
                received,
                lost,
                true);
    }

    /** The same on an idle path. */
    static StreamSample idle(String id, double second, long received, long lost) {
        return sample(
                Reporter.CLIENT,
                Direction.INBOUND,
                "p-one",
                "p-two",
                id,
                second,
                received,
                lost,
                false);
    }

    static StreamSample sample(
            Reporter reporter,
            Direction direction,
            String participantId,
            String publisherId,
            String id,
            double second,
            long packets,
            long lost,
            boolean active) {
        boolean inbound = direction == Direction.INBOUND;
        return new StreamSample(
                id,
                reporter,
                "abc-defg-hij",
                participantId,
                "relay-a",
                direction,
                Kind.AUDIO,
                "microphone",
                publisherId,
                1,
                active,
                START.plusMillis((long) (1000 * second)),
                inbound ? packets : null,
                inbound ? null : packets,
                lost,
                inbound ? packets * 100 : null,
                inbound ? null : packets * 100,
                0.005,
                0.04,
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
                null);
    }
}
