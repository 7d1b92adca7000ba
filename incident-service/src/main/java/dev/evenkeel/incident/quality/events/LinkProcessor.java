package dev.evenkeel.incident.quality.events;

import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.incident.quality.domain.Mean;
import dev.evenkeel.incident.quality.domain.SubjectTally;
import dev.evenkeel.incident.quality.events.Output.Share;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Measurements of links as shares of their seconds. */
final class LinkProcessor extends ContextualProcessor<String, byte[], String, Share> {
    private static final Logger LOG = Logger.getLogger(LinkProcessor.class);
    private static final double MILLIS = 1000;

    @Override
    public void process(Record<String, byte[]> message) {
        Decoded decoded =
                EventCodec.decode(
                        Topics.TELEMETRY_LINKS, message.key(), message.headers(), message.value());
        switch (decoded) {
            case Decoded.Known(var event) when event.data() instanceof LinkMeasurement link ->
                    take(link);
            case Decoded.Known _, Decoded.Unknown _ -> {}
            case Decoded.Malformed(String reason) ->
                    LOG.warnf("event=measurement-malformed reason=\"%s\"", reason);
        }
    }

    private void take(LinkMeasurement link) {
        SubjectTally tally =
                SubjectTally.ofLink(
                        Mean.NONE.plus(seconds(link.jitterMillis())),
                        Mean.NONE.plus(seconds(link.roundTripMillis())),
                        Mean.NONE.plus(link.lossRatio()),
                        Mean.NONE.plus(link.utilisationRatio()));
        long second = link.timestamp().getEpochSecond();
        context()
                .forward(
                        new Record<>(
                                "link/" + link.linkId(),
                                new Share(link.sampleId(), second, tally),
                                link.timestamp().toEpochMilli()));
    }

    private static @Nullable Double seconds(@Nullable Double millis) {
        return millis == null ? null : millis / MILLIS;
    }
}
