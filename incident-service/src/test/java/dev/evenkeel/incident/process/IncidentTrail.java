package dev.evenkeel.incident.process;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import dev.evenkeel.platform.worker.ConsumerSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * All that anybody else has heard of incidents, counted as the contract says: by the ids of events,
 * because an event may come twice. One thread.
 */
final class IncidentTrail implements AutoCloseable {
    private static final Set<String> TOPICS =
            Set.of(Topics.INCIDENT_LIFECYCLE, Topics.INCIDENT_OPEN, Topics.ALERT_NOTIFICATIONS);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, List<Event<?>>> lifeByCause = new HashMap<>();
    private final Map<String, TreeSet<Long>> revisions = new HashMap<>();
    private final Map<String, List<AlertNotification>> alerts = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final List<String> disordered = new ArrayList<>();
    private int repeated;

    IncidentTrail(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(
                        settings(bootstrapServers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
    }

    /** Begins with what is there; the topics must be. */
    void follow() {
        consumer.assign(
                TOPICS.stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(one -> new TopicPartition(one.topic(), one.partition()))
                        .toList());
        consumer.seekToBeginning(consumer.assignment());
    }

    /** Whether the topics are there. */
    boolean canFollow() {
        return consumer.listTopics().keySet().containsAll(TOPICS);
    }

    boolean isFollowing() {
        return !consumer.assignment().isEmpty();
    }

    /** Reads what has come. */
    void read() {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(20))) {
            if (EventCodec.decode(
                            message.topic(), message.key(), message.headers(), message.value())
                    instanceof Decoded.Known(var event)) {
                take(event);
            }
        }
    }

    /** Whether nothing more is there now. */
    boolean hasReadAll() {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    boolean isOpened(String cause) {
        return life(cause, EventTypes.INCIDENT_OPENED.name()).findAny().isPresent();
    }

    boolean isResolved(String cause) {
        return life(cause, EventTypes.INCIDENT_RESOLVED.name()).findAny().isPresent();
    }

    /** Types of the different events about a cause, in the order in which they came. */
    List<String> life(String cause) {
        return lifeByCause.getOrDefault(cause, List.of()).stream()
                .map(event -> event.type().name())
                .toList();
    }

    /** The incidents a cause has had. */
    Set<String> incidents(String cause) {
        Set<String> found = new HashSet<>();
        lifeByCause.getOrDefault(cause, List.of()).forEach(event -> found.add(event.key()));
        return found;
    }

    /** Revisions of an incident that {@code incident.open.v1} has told of. */
    Set<Long> revisions(String incident) {
        return revisions.getOrDefault(incident, new TreeSet<>());
    }

    /** Whether {@code incident.open.v1} says that it is over. */
    boolean isClosed(String incident) {
        return closed.contains(incident);
    }

    /** What the team was told of an incident, each once. */
    List<AlertNotification.Action> alerts(String incident) {
        return alerts.getOrDefault(incident, List.of()).stream()
                .map(AlertNotification::eventAction)
                .toList();
    }

    /** Incidents of which an older revision came after a newer one. */
    List<String> disordered() {
        return List.copyOf(disordered);
    }

    /** Events that came more than once under the same id. */
    int repeated() {
        return repeated;
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** As the services' own consumers have them. */
    private static Map<String, Object> settings(String bootstrapServers) {
        Map<String, Object> settings =
                ConsumerSettings.of(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), "trail");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return settings;
    }

    private Stream<Event<?>> life(String cause, String type) {
        return lifeByCause.getOrDefault(cause, List.of()).stream()
                .filter(event -> event.type().name().equals(type));
    }

    private void take(Event<?> event) {
        if (!ids.add(event.id())) {
            repeated++;
        } else if (event.type().topic().equals(Topics.INCIDENT_OPEN)) {
            takeOpen(event);
        } else if (event.data() instanceof Incident incident) {
            lifeByCause.computeIfAbsent(incident.cause().id(), _ -> new ArrayList<>()).add(event);
        } else if (event.data() instanceof AlertNotification alert && alert.incidentId() != null) {
            alerts.computeIfAbsent(alert.incidentId(), _ -> new ArrayList<>()).add(alert);
        }
    }

    private void takeOpen(Event<?> event) {
        if (event.data() instanceof Incident incident) {
            TreeSet<Long> known = revisions.computeIfAbsent(event.key(), _ -> new TreeSet<>());
            if (!known.isEmpty() && known.last() > incident.revision()) {
                disordered.add(event.key());
            }
            known.add(incident.revision());
        } else {
            closed.add(event.key());
        }
    }
}
