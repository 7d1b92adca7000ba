package dev.evenkeel.media.app.stream;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.media.app.delivery.FleetingEvents;
import dev.evenkeel.media.app.engine.Reading;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.id.Identifiers;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Reports every second, with each second reading, how the streams of this relay do. */
@Singleton
class StreamReports {
    private final EventFactory events;
    private final FleetingEvents delivery;
    private final StreamSamples samples;
    private boolean due = true;

    StreamReports(
            EventFactory events,
            @Named("samples") FleetingEvents delivery,
            Identifiers identifiers) {
        this.events = events;
        this.delivery = delivery;
        this.samples = new StreamSamples(() -> identifiers.uuid().toString());
    }

    synchronized void report(@Observes Reading reading) {
        if (due) {
            delivery.offer(
                    samples.of(reading.snapshot(), reading.at()).stream()
                            .map(this::event)
                            .toList());
        }
        due = !due;
    }

    private Event<StreamSample> event(StreamSample sample) {
        return events.create(EventTypes.STREAM_SAMPLED, sample.meetingId(), sample);
    }
}
