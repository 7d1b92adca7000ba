package dev.evenkeel.telemetry.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.platform.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statistics of a participant's streams. Their counters stay cumulative, as W3C has them. */
final class StreamRules implements SampleRules<StreamSample> {

    @Override
    public EventType<StreamSample> type() {
        return EventTypes.STREAM_SAMPLED;
    }

    @Override
    public String key(StreamSample sample) {
        return sample.meetingId();
    }

    @Override
    public String sampleId(StreamSample sample) {
        return sample.sampleId();
    }

    @Override
    public Instant timestamp(StreamSample sample) {
        return sample.timestamp();
    }

    /** Each sample stands for itself: its consumers order them by their times. */
    @Override
    public @Nullable String series(StreamSample sample) {
        return null;
    }

    @Override
    public Duration oldest() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Duration newest() {
        return Duration.ofMinutes(1);
    }

    /** The network says where somebody is; what they say themselves counts where it cannot. */
    @Override
    public Optional<Problem> prepare(ObjectNode sample, Producer producer, Instant now) {
        if (producer instanceof Producer.Participant somebody && somebody.siteId() != null) {
            sample.put("siteId", somebody.siteId());
        }
        return Optional.empty();
    }

    @Override
    public Optional<Problem> foreign(StreamSample sample, Producer producer) {
        return Permissions.own(producer, sample);
    }

    @Override
    public StreamSample stamped(StreamSample sample, Stamp stamp, @Nullable StreamSample previous) {
        return sample.at(stamp.corrected(sample.timestamp()));
    }
}
