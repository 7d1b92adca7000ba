package dev.evenkeel.recording.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.meeting.AnnouncementMade;
import dev.evenkeel.contracts.meeting.ChatChanged;
import dev.evenkeel.contracts.meeting.ChatSaid;
import dev.evenkeel.contracts.meeting.HandChanged;
import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.ParticipantJoined;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.meeting.PollClosed;
import dev.evenkeel.contracts.meeting.PollOpened;
import dev.evenkeel.contracts.meeting.RecordingConsented;
import dev.evenkeel.contracts.meeting.RecordingStarted;
import dev.evenkeel.contracts.meeting.RecordingStopped;
import dev.evenkeel.contracts.meeting.ScreenShareChanged;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.topic.TopicCreator;
import dev.evenkeel.recording.store.PeopleStore;
import dev.evenkeel.recording.store.PeopleStore.Change;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jboss.logging.Logger;

/**
 * Hears which meetings are to be recorded, who agrees, and what happens in them. What it hears is
 * in the database before Kafka is told so; while that is away it waits.
 */
@Singleton
public class MeetingFollower implements KafkaLoop.Steps {
    private static final Logger LOG = Logger.getLogger(MeetingFollower.class);
    private static final String GROUP = "recording-service-meetings";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STORE = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofMillis(500);

    private final TopicCreator topics;
    private final PeopleStore people;
    private final KafkaLoop loop;

    @Inject
    MeetingFollower(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            TopicCreator topics,
            PeopleStore people) {
        this.topics = topics;
        this.people = people;
        this.loop =
                new KafkaLoop(
                        GROUP,
                        kafka,
                        Map.of(
                                ConsumerConfig.GROUP_ID_CONFIG,
                                GROUP,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                                3_600_000,
                                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                                6_000),
                        this);
    }

    void start(@Observes StartupEvent started) {
        loop.startAfter(topics.created());
    }

    void stop(@Observes ShutdownEvent stopped) {
        loop.end();
    }

    @Override
    public void begin(KafkaConsumer<String, byte[]> consumer) {
        consumer.subscribe(List.of(Topics.MEETING_LIFECYCLE));
    }

    @Override
    public void step(KafkaConsumer<String, byte[]> consumer) {
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
        consumer.poll(POLL).forEach(batch::add);
        batch.forEach(this::take);
        if (!batch.isEmpty()) {
            consumer.commitSync(STORE);
        }
    }

    private void take(ConsumerRecord<String, byte[]> entry) {
        if (EventCodec.decode(entry.topic(), entry.key(), entry.headers(), entry.value())
                instanceof Decoded.Known known) {
            change(known.event()).ifPresent(change -> write(known.event(), change));
        }
    }

    private static Optional<Change> change(Event<?> event) {
        return Optional.ofNullable(
                switch (event.data()) {
                    case RecordingStarted e ->
                            new Change.Started(
                                    e.recordingId(), e.meetingId(), e.title(), e.startedAt());
                    case RecordingStopped e ->
                            new Change.Stopped(e.recordingId(), e.meetingId(), e.stoppedAt());
                    case MeetingEnded e -> new Change.Stopped(null, e.meetingId(), e.endedAt());
                    case RecordingConsented e ->
                            new Change.Consented(
                                    e.recordingId(),
                                    e.meetingId(),
                                    e.participantId(),
                                    e.name(),
                                    e.agreed());
                    case ParticipantJoined e -> new Change.Happened(e.meetingId());
                    case ParticipantLeft e -> new Change.Happened(e.meetingId());
                    case HandChanged e -> new Change.Happened(e.meetingId());
                    case ScreenShareChanged e -> new Change.Happened(e.meetingId());
                    case AnnouncementMade e -> new Change.Happened(e.meetingId());
                    case PollOpened e -> new Change.Happened(e.meetingId());
                    case PollClosed e -> new Change.Happened(e.meetingId());
                    case ChatSaid e -> new Change.Happened(e.meetingId(), e.recordingId());
                    case ChatChanged e -> new Change.Happened(e.meetingId(), e.recordingId());
                    case null, default -> null;
                });
    }

    /** Tries until it succeeds or the service ends. */
    private void write(Event<?> event, Change change) {
        String body = body(event);
        while (loop.goesOn()) {
            try {
                people.apply(event.id(), change, body).await().atMost(STORE);
                return;
            } catch (RuntimeException e) {
                LOG.warnf("event=store-waits cause=\"%s\"", e.getMessage());
                loop.pause(RETRY);
            }
        }
    }

    /** A line of the recording's track of events. */
    private static String body(Event<?> event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", event.type().name());
        line.put("at", event.time());
        line.put("data", event.data());
        try {
            return EventJson.mapper().writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
