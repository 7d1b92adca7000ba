package dev.evenkeel.incident.quality.events;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.quality.SubjectWindow;
import dev.evenkeel.incident.quality.domain.MeetingWindow;
import dev.evenkeel.incident.quality.domain.PathKey;
import dev.evenkeel.incident.quality.domain.PathSecond;
import dev.evenkeel.incident.quality.domain.Places;
import dev.evenkeel.incident.quality.domain.SubjectWindows;
import dev.evenkeel.platform.event.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Publishes all windows of a meeting that end with one second. */
final class MeetingWindows {
    /** The longest window, and how often one ends. */
    static final int LONGEST_SECONDS = 60;

    private static final int LONGEST_HOP_SECONDS = 5;
    private static final int SHORT_SECONDS = (int) MeetingWindow.SIZE.toSeconds();
    static final String SOURCE = "/incident-service/quality";

    private final ProcessorContext<String, Output> context;
    private final SecondsStore seconds;
    private final Function<QualityWindow, @Nullable String> traceOf;

    MeetingWindows(
            ProcessorContext<String, Output> context,
            SecondsStore seconds,
            Function<QualityWindow, @Nullable String> traceOf) {
        this.context = context;
        this.seconds = seconds;
        this.traceOf = traceOf;
    }

    void publish(String meetingId, long endSecond) {
        Instant end = Instant.ofEpochSecond(endSecond);
        TreeMap<Long, Map<PathKey, PathSecond>> lately =
                seconds.seconds(meetingId, endSecond, SHORT_SECONDS);
        Map<PathKey, PathSecond> window = SecondsStore.sum(lately);
        for (QualityWindow path : MeetingWindow.judge(meetingId, end, window)) {
            forward(path, end);
        }
        subjects(meetingId, end, SHORT_SECONDS, lately);
        Map<PathKey, PathSecond> last = lately.get(endSecond - 1);
        if (last != null) {
            subjects(meetingId, end, 1, new TreeMap<>(Map.of(endSecond - 1, last)));
            shares(meetingId, endSecond - 1, last, window);
        }
        if (endSecond % LONGEST_HOP_SECONDS == 0) {
            subjects(
                    meetingId,
                    end,
                    LONGEST_SECONDS,
                    seconds.seconds(meetingId, endSecond, LONGEST_SECONDS));
        }
    }

    private void subjects(
            String meetingId,
            Instant end,
            int windowSeconds,
            TreeMap<Long, Map<PathKey, PathSecond>> parts) {
        for (SubjectWindow window :
                SubjectWindows.ofMeeting(meetingId, end, windowSeconds, parts)) {
            ProducerRecord<String, byte[]> encoded =
                    EventCodec.encode(eventOf(window, context.currentSystemTimeMs()));
            forward(encoded, new Output.Subject(encoded.value()), end);
        }
    }

    /** An event whose identity is that of what it tells. */
    static Event<SubjectWindow> eventOf(SubjectWindow window, long nowMillis) {
        return new Event<>(
                named(window.subject(), window.windowSeconds() + "", window.windowEnd().toString()),
                SOURCE,
                EventTypes.SUBJECT_WINDOW,
                window.subject(),
                Instant.ofEpochMilli(nowMillis),
                null,
                window);
    }

    private void shares(
            String meetingId,
            long second,
            Map<PathKey, PathSecond> paths,
            Map<PathKey, PathSecond> window) {
        Places.of(paths, window)
                .forEach((place, tally) -> {
                    String key = place.scope().name().toLowerCase(Locale.ROOT) + "/" + place.id();
                    context.forward(
                            new Record<>(
                                    key,
                                    new Output.OfPlace(new Output.Share(meetingId, second, tally)),
                                    1000 * second));
                });
    }

    private void forward(QualityWindow window, Instant end) {
        Event<QualityWindow> event =
                new Event<>(
                        named(
                                window.meetingId(),
                                window.participantId(),
                                window.relayId(),
                                window.windowEnd().toString()),
                        SOURCE,
                        EventTypes.QUALITY_WINDOW,
                        window.meetingId(),
                        Instant.ofEpochMilli(context.currentSystemTimeMs()),
                        traceOf.apply(window),
                        window);
        ProducerRecord<String, byte[]> encoded = EventCodec.encode(event);
        forward(encoded, new Output.Window(encoded.value()), end);
    }

    private void forward(ProducerRecord<String, byte[]> encoded, Output output, Instant end) {
        context.forward(new Record<>(encoded.key(), output, end.toEpochMilli(), encoded.headers()));
    }

    private static String named(String... parts) {
        return UUID.nameUUIDFromBytes(String.join("|", parts).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
