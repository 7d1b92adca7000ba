package dev.evenkeel.incident.quality.domain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.evenkeel.contracts.telemetry.StreamSample;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One participant's path over one relay in one second of event time; several of them added make a
 * window.
 *
 * @param samples samples on the active path
 * @param streams by reporter, direction and SSRC
 * @param jitter seconds
 * @param roundTrip seconds
 * @param siteId where the participant is, if anybody said so
 */
public record PathSecond(
        int samples,
        Map<String, StreamTally> streams,
        Mean jitter,
        Mean roundTrip,
        @Nullable String siteId) {
    public static final PathSecond EMPTY = new PathSecond(0, Map.of(), Mean.NONE, Mean.NONE, null);

    public PathSecond {
        streams = Map.copyOf(streams);
    }

    /** With one more sample of an active path and what it told. */
    public PathSecond plus(StreamSample sample, Optional<StreamDelta> delta) {
        return new PathSecond(
                samples + 1,
                delta.map(told -> with(sample, told)).orElse(streams),
                jitter.plus(sample.jitter()),
                roundTrip.plus(sample.roundTripTime()),
                sample.siteId() == null ? siteId : sample.siteId());
    }

    public PathSecond plus(PathSecond other) {
        Map<String, StreamTally> sum = new LinkedHashMap<>(streams);
        other.streams.forEach((key, tally) -> sum.merge(key, tally, StreamTally::plus));
        return new PathSecond(
                samples + other.samples,
                sum,
                jitter.plus(other.jitter),
                roundTrip.plus(other.roundTrip),
                other.siteId == null ? siteId : other.siteId);
    }

    @JsonIgnore
    public boolean isEmpty() {
        return samples == 0;
    }

    private Map<String, StreamTally> with(StreamSample sample, StreamDelta delta) {
        Map<String, StreamTally> sum = new LinkedHashMap<>(streams);
        String key = sample.reporter() + "/" + sample.direction() + "/" + sample.ssrc();
        sum.merge(key, StreamTally.of(delta), StreamTally::plus);
        return sum;
    }
}
