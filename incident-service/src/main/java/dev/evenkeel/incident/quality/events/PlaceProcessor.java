package dev.evenkeel.incident.quality.events;

import dev.evenkeel.contracts.quality.SubjectWindow;
import dev.evenkeel.contracts.quality.SubjectWindow.Scope;
import dev.evenkeel.incident.quality.domain.SubjectTally;
import dev.evenkeel.incident.quality.domain.SubjectWindows;
import dev.evenkeel.incident.quality.events.Output.Share;
import dev.evenkeel.platform.event.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Adds the shares of meetings up to windows of relays and sites, and measurements to windows of
 * links. Seconds close when the place's own event time is {@link #GRACE_SECONDS} further, or after
 * {@link #IDLE} of silence.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class PlaceProcessor implements Processor<String, Share, String, byte[]> {
    /** Meetings close their seconds at different times. */
    static final int GRACE_SECONDS = 2;

    static final Duration IDLE = Duration.ofSeconds(3);
    private static final Duration FORGOTTEN = Duration.ofSeconds(90);
    private static final Duration PUNCTUATION = Duration.ofMillis(500);
    private static final int LONGEST_HOP_SECONDS = 5;
    private static final int SHORT_SECONDS = 5;

    private final Map<String, Long> lastArrival = new HashMap<>();
    private ProcessorContext<String, byte[]> context;
    private KeyValueStore<String, SubjectTally> shares;
    private KeyValueStore<String, MeetingClock> clocks;

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        shares = context.getStateStore(QualityTopology.SHARES);
        clocks = context.getStateStore(QualityTopology.PLACE_CLOCKS);
        try (KeyValueIterator<String, MeetingClock> known = clocks.all()) {
            known.forEachRemaining(
                    entry -> lastArrival.put(entry.key, context.currentSystemTimeMs()));
        }
        context.schedule(PUNCTUATION, PunctuationType.WALL_CLOCK_TIME, this::closeIdle);
    }

    @Override
    public void process(Record<String, Share> message) {
        String place = message.key();
        Share share = message.value();
        lastArrival.put(place, context.currentSystemTimeMs());
        MeetingClock known = clocks.get(place);
        MeetingClock clock =
                (known == null ? MeetingClock.startingAt(1000 * share.second()) : known)
                        .seen(1000 * share.second());
        if (share.second() >= clock.closedSecond()) {
            shares.put(at(place, share.second()) + share.source(), share.tally());
        }
        clocks.put(place, closeUntil(place, clock, clock.newestSecond() + 1 - GRACE_SECONDS));
    }

    private MeetingClock closeUntil(String place, MeetingClock clock, long closable) {
        if (closable <= clock.closedSecond()) {
            return clock;
        }
        long oldest = closable - MeetingWindows.LONGEST_SECONDS;
        for (long end = Math.max(clock.closedSecond(), oldest) + 1; end <= closable; end++) {
            publish(place, end, 1);
            publish(place, end, SHORT_SECONDS);
            if (end % LONGEST_HOP_SECONDS == 0) {
                publish(place, end, MeetingWindows.LONGEST_SECONDS);
            }
        }
        delete(shares.range(at(place, 0), at(place, Math.max(0, oldest))));
        return clock.closed(closable);
    }

    private void publish(String place, long endSecond, int windowSeconds) {
        TreeMap<String, SubjectTally> seconds = new TreeMap<>();
        try (KeyValueIterator<String, SubjectTally> parts =
                shares.range(at(place, endSecond - windowSeconds), at(place, endSecond))) {
            while (parts.hasNext()) {
                KeyValue<String, SubjectTally> part = parts.next();
                String second = part.key.split("\\|", -1)[1];
                seconds.merge(second, part.value, SubjectTally::beside);
            }
        }
        if (!seconds.isEmpty()) {
            SubjectTally sum =
                    seconds.values().stream().reduce(SubjectTally.NONE, SubjectTally::then);
            forward(place, endSecond, windowSeconds, sum);
        }
    }

    private void forward(String place, long endSecond, int windowSeconds, SubjectTally sum) {
        int slash = place.indexOf('/');
        Scope scope = Scope.valueOf(place.substring(0, slash).toUpperCase(Locale.ROOT));
        Instant end = Instant.ofEpochSecond(endSecond);
        SubjectWindow window =
                SubjectWindows.ofPlace(scope, place.substring(slash + 1), end, windowSeconds, sum);
        ProducerRecord<String, byte[]> encoded =
                EventCodec.encode(MeetingWindows.eventOf(window, context.currentSystemTimeMs()));
        context.forward(
                new Record<>(
                        encoded.key(), encoded.value(), end.toEpochMilli(), encoded.headers()));
    }

    private void closeIdle(long nowMillis) {
        for (Map.Entry<String, Long> entry : List.copyOf(lastArrival.entrySet())) {
            String place = entry.getKey();
            long silent = nowMillis - entry.getValue();
            MeetingClock clock = clocks.get(place);
            if (silent >= FORGOTTEN.toMillis()) {
                lastArrival.remove(place);
                clocks.delete(place);
                delete(shares.range(place + "|", place + "|\uffff"));
            } else if (silent >= IDLE.toMillis() && clock != null) {
                clocks.put(place, closeUntil(place, clock, clock.newestSecond() + 1));
            }
        }
    }

    private void delete(KeyValueIterator<String, SubjectTally> parts) {
        List<String> gone = new ArrayList<>();
        try (parts) {
            parts.forEachRemaining(part -> gone.add(part.key));
        }
        gone.forEach(shares::delete);
    }

    private static String at(String place, long second) {
        return place + "|" + "%012d".formatted(Math.max(0, second)) + "|";
    }
}
