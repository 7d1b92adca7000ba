package dev.evenkeel.incident.quality.events;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.incident.quality.domain.MeetingWindow;
import dev.evenkeel.incident.quality.domain.PathKey;
import dev.evenkeel.incident.quality.domain.StreamCounters;
import dev.evenkeel.incident.quality.events.SampleBuffer.Waiting;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Holds samples back until their second is over by {@link #GRACE}, counts them in the order of
 * their time, sums them up per path and second and closes windows: by the meeting's own event time,
 * and by the wall clock once the meeting has said nothing for {@link #IDLE}. So disorder within the
 * grace and duplicates change nothing.
 *
 * <p>Samples of an idle (standby) path only move its counters' baseline; they are never judged.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class WindowProcessor implements Processor<String, byte[], String, Output> {
    private static final Logger LOG = Logger.getLogger(WindowProcessor.class);

    /** How long after its end a window waits for samples that come out of order. */
    static final Duration GRACE = Duration.ofMillis(300);

    static final Duration IDLE = Duration.ofMillis(1_200);
    static final Duration FORGOTTEN = Duration.ofSeconds(60);
    private static final Duration PUNCTUATION = Duration.ofMillis(250);

    private final Map<String, Long> lastArrival = new HashMap<>();

    /** Traces of the last samples of each path, by meeting: a window goes on in them. */
    private final Map<String, Map<PathKey, String>> traces = new HashMap<>();

    private ProcessorContext<String, Output> context;
    private KeyValueStore<String, StreamCounters> counters;
    private KeyValueStore<String, MeetingClock> clocks;
    private SecondsStore seconds;
    private SampleBuffer buffer;
    private MeetingWindows windows;

    @Override
    public void init(ProcessorContext<String, Output> context) {
        this.context = context;
        counters = context.getStateStore(QualityTopology.COUNTERS);
        clocks = context.getStateStore(QualityTopology.CLOCKS);
        seconds = new SecondsStore(context.getStateStore(QualityTopology.SECONDS));
        buffer = new SampleBuffer(context.getStateStore(QualityTopology.BUFFER));
        windows = new MeetingWindows(context, seconds, this::traceOf);
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
        String meetingId = sample.meetingId();
        long eventMillis = SampleTime.of(sample, recordMillis);
        Waiting waiting = new Waiting(sample, eventMillis, traceparent == null ? "" : traceparent);
        MeetingClock known = clocks.get(meetingId);
        if (known == null && !sample.active()) {
            count(waiting, Long.MIN_VALUE);
            return;
        }
        buffer.add(waiting);
        if (sample.active()) {
            lastArrival.put(meetingId, context.currentSystemTimeMs());
            MeetingClock clock =
                    (known == null ? MeetingClock.startingAt(eventMillis) : known)
                            .seen(eventMillis);
            long closable = Math.floorDiv(clock.eventMillis() - GRACE.toMillis(), 1000L);
            clocks.put(meetingId, closeUntil(meetingId, clock, closable));
        }
    }

    /** What a sample tells, in the order of time. */
    private void count(Waiting waiting, long closedSecond) {
        StreamSample sample = waiting.sample();
        String stream = streamOf(sample);
        StreamCounters before = counters.get(stream);
        StreamCounters.Step step =
                before == null
                        ? new StreamCounters.Step(StreamCounters.baseline(sample), Optional.empty())
                        : before.next(sample);
        if (step.counters().equals(before)) {
            return;
        }
        counters.put(stream, step.counters());
        if (!waiting.traceparent().isEmpty()) {
            traces.computeIfAbsent(sample.meetingId(), _ -> new HashMap<>())
                    .put(
                            new PathKey(sample.participantId(), sample.relayId()),
                            waiting.traceparent());
        }
        long second = Math.floorDiv(waiting.eventMillis(), 1000L);
        boolean late = second + MeetingWindow.SIZE.toSeconds() <= closedSecond;
        if (sample.active() && !late) {
            seconds.add(second, sample, step.delta());
        }
    }

    private MeetingClock closeUntil(String meetingId, MeetingClock clock, long closable) {
        if (closable <= clock.closedSecond()) {
            return clock;
        }
        buffer.takeBefore(meetingId, 1000 * closable)
                .forEach(waiting -> count(waiting, clock.closedSecond()));
        long oldestUseful = closable - MeetingWindow.SIZE.toSeconds();
        for (long end = Math.max(clock.closedSecond(), oldestUseful) + 1; end <= closable; end++) {
            windows.publish(meetingId, end);
        }
        seconds.forgetBefore(meetingId, closable + 1 - MeetingWindows.LONGEST_SECONDS);
        return clock.closed(closable);
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
        var unused = buffer.takeBefore(meetingId, Long.MAX_VALUE / 10_000);
        List<String> streams = new ArrayList<>();
        try (KeyValueIterator<String, StreamCounters> known =
                counters.range(meetingId + "|", meetingId + "|\uffff")) {
            known.forEachRemaining(
                    (KeyValue<String, StreamCounters> entry) -> streams.add(entry.key));
        }
        streams.forEach(counters::delete);
    }

    static String streamOf(StreamSample sample) {
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
