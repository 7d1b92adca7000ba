package dev.evenkeel.incident.quality.events;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.incident.quality.domain.MeetingWindow;
import dev.evenkeel.incident.quality.domain.PathKey;
import dev.evenkeel.incident.quality.domain.PathSecond;
import dev.evenkeel.incident.quality.domain.StreamCounters;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sums samples up per path and second and closes windows: by the meeting's own event time, and by
 * the wall clock once the meeting has said nothing for {@link #IDLE}.
 *
 * <p>Samples of an idle (standby) path only move its counters' baseline; they are never judged.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class WindowProcessor implements Processor<String, byte[], String, byte[]> {
    private static final Logger LOG = Logger.getLogger(WindowProcessor.class);

    /** How long after its end a window waits for samples that come out of order. */
    static final Duration GRACE = Duration.ofMillis(300);

    static final Duration IDLE = Duration.ofMillis(1_200);
    static final Duration FORGOTTEN = Duration.ofSeconds(60);
    private static final Duration PUNCTUATION = Duration.ofMillis(250);
    private static final String SOURCE = "/incident-service/quality";

    private final Map<String, Long> lastArrival = new HashMap<>();

    /** Traces of the last samples of each path, by meeting: a window goes on in them. */
    private final Map<String, Map<PathKey, String>> traces = new HashMap<>();

    private ProcessorContext<String, byte[]> context;
    private KeyValueStore<String, StreamCounters> counters;
    private KeyValueStore<String, MeetingClock> clocks;
    private SecondsStore seconds;

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        counters = context.getStateStore(QualityTopology.COUNTERS);
        clocks = context.getStateStore(QualityTopology.CLOCKS);
        seconds = new SecondsStore(context.getStateStore(QualityTopology.SECONDS));
        try (KeyValueIterator<String, MeetingClock> known = clocks.all()) {
            known.forEachRemaining(
                    entry -> lastArrival.put(entry.key, context.currentSystemTimeMs()));
        }
        context.schedule(PUNCTUATION, PunctuationType.WALL_CLOCK_TIME, this::closeIdle);
    }

    @Override
    public void process(Record<String, byte[]> message) {
        Decoded decoded =
                EventCodec.decode(
                        Topics.TELEMETRY_STREAMS,
                        message.key(),
                        message.headers(),
                        message.value());
        switch (decoded) {
            case Decoded.Known(Event<?> event) when event.data() instanceof StreamSample sample ->
                    take(sample, event.traceparent(), message.timestamp());
            case Decoded.Known _, Decoded.Unknown _ -> {}
            case Decoded.Malformed(String reason) ->
                    LOG.warnf("event=sample-malformed reason=\"%s\"", reason);
        }
    }

    private void take(StreamSample sample, @Nullable String traceparent, long recordMillis) {
        String stream = streamOf(sample);
        StreamCounters before = counters.get(stream);
        StreamCounters.Step step =
                before == null
                        ? new StreamCounters.Step(StreamCounters.baseline(sample), Optional.empty())
                        : before.next(sample);
        boolean isNew = !step.counters().equals(before);
        if (!isNew) {
            return;
        }
        counters.put(stream, step.counters());
        if (traceparent != null) {
            traces.computeIfAbsent(sample.meetingId(), _ -> new HashMap<>())
                    .put(new PathKey(sample.participantId(), sample.relayId()), traceparent);
        }
        if (sample.active()) {
            add(sample, step, SampleTime.of(sample, recordMillis));
        }
    }

    private void add(StreamSample sample, StreamCounters.Step step, long eventMillis) {
        String meetingId = sample.meetingId();
        lastArrival.put(meetingId, context.currentSystemTimeMs());
        MeetingClock known = clocks.get(meetingId);
        MeetingClock clock =
                (known == null ? MeetingClock.startingAt(eventMillis) : known).seen(eventMillis);
        long second = Math.floorDiv(eventMillis, 1000L);
        boolean late = second + MeetingWindow.SIZE.toSeconds() <= clock.closedSecond();
        if (!late) {
            seconds.add(second, sample, step.delta());
        }
        long closable = Math.floorDiv(clock.eventMillis() - GRACE.toMillis(), 1000L);
        clocks.put(meetingId, closeUntil(meetingId, clock, closable));
    }

    private MeetingClock closeUntil(String meetingId, MeetingClock clock, long closable) {
        if (closable <= clock.closedSecond()) {
            return clock;
        }
        long oldestUseful = closable - MeetingWindow.SIZE.toSeconds();
        for (long end = Math.max(clock.closedSecond(), oldestUseful) + 1; end <= closable; end++) {
            publish(meetingId, end);
        }
        seconds.forgetBefore(meetingId, closable);
        return clock.closed(closable);
    }

    private void publish(String meetingId, long endSecond) {
        Instant end = Instant.ofEpochSecond(endSecond);
        Map<PathKey, PathSecond> paths = seconds.window(meetingId, endSecond);
        for (QualityWindow window : MeetingWindow.judge(meetingId, end, paths)) {
            ProducerRecord<String, byte[]> encoded = EventCodec.encode(eventOf(window));
            context.forward(
                    new Record<>(
                            encoded.key(), encoded.value(), end.toEpochMilli(), encoded.headers()));
        }
    }

    private Event<QualityWindow> eventOf(QualityWindow window) {
        String name =
                String.join(
                        "|",
                        window.meetingId(),
                        window.participantId(),
                        window.relayId(),
                        window.windowEnd().toString());
        return new Event<>(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                SOURCE,
                EventTypes.QUALITY_WINDOW,
                window.meetingId(),
                Instant.ofEpochMilli(context.currentSystemTimeMs()),
                traceOf(window),
                window);
    }

    private @Nullable String traceOf(QualityWindow window) {
        return traces.getOrDefault(window.meetingId(), Map.of())
                .get(new PathKey(window.participantId(), window.relayId()));
    }

    private void closeIdle(long nowMillis) {
        List<String> forgotten = new ArrayList<>();
        lastArrival.forEach((meetingId, arrived) -> {
            long silent = nowMillis - arrived;
            if (silent >= FORGOTTEN.toMillis()) {
                forgotten.add(meetingId);
            } else if (silent >= IDLE.toMillis()) {
                closeLast(meetingId);
            }
        });
        forgotten.forEach(this::forget);
    }

    private void closeLast(String meetingId) {
        MeetingClock clock = clocks.get(meetingId);
        if (clock != null && clock.closedSecond() <= clock.newestSecond()) {
            clocks.put(meetingId, closeUntil(meetingId, clock, clock.newestSecond() + 1));
        }
    }

    private void forget(String meetingId) {
        lastArrival.remove(meetingId);
        traces.remove(meetingId);
        clocks.delete(meetingId);
        seconds.forget(meetingId);
        List<String> streams = new ArrayList<>();
        try (KeyValueIterator<String, StreamCounters> known =
                counters.range(meetingId + "|", meetingId + "|\uffff")) {
            known.forEachRemaining(
                    (KeyValue<String, StreamCounters> entry) -> streams.add(entry.key));
        }
        streams.forEach(counters::delete);
    }

    private static String streamOf(StreamSample sample) {
        return String.join(
                "|",
                sample.meetingId(),
                sample.participantId(),
                sample.relayId(),
                sample.reporter().name(),
                sample.direction().name(),
                Long.toString(sample.ssrc()));
    }
}
