package dev.evenkeel.incident.component.events;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.platform.ComponentObserved;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.event.EventPublisher;
import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.platform.topic.TopicCreator;
import dev.evenkeel.platform.worker.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Looks at the platform's parts again and again and publishes what it sees on {@code
 * platform.status.v1}, where rules judge it. Every replica looks for itself.
 */
@Singleton
class ComponentWatch {
    private static final Logger LOG = Logger.getLogger(ComponentWatch.class);
    private static final Duration CERTIFICATES_EVERY = Duration.ofMinutes(1);

    private final TopicCreator topics;
    private final EventFactory events;
    private final EventPublisher publisher;
    private final Clock clock;
    private final String observerId;
    private final KafkaProbe kafka;
    private final List<Worker> workers;

    /** Only the worker of certificates looks at it. */
    private Instant certificatesDue = Instant.MIN;

    @Inject
    ComponentWatch(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ComponentConfig config,
            TopicCreator topics,
            EventFactory events,
            EventPublisher publisher,
            Identifiers identifiers,
            Clock clock) {
        this.topics = topics;
        this.events = events;
        this.publisher = publisher;
        this.clock = clock;
        this.observerId = "incident-service-" + identifiers.uuid();
        this.kafka = new KafkaProbe(kafka, config.groups(), clock);
        ComponentProbe services = new ServiceProbe(config.services(), clock);
        ComponentProbe certificates = new CertificateProbe(config.certificates().orElse(List.of()));
        this.workers =
                List.of(
                        worker("services", config.every(), () -> step(services)),
                        worker("kafka", config.every(), () -> step(this.kafka)),
                        worker("certificates", config.every(), () -> seldom(certificates)));
    }

    void start(@Observes StartupEvent started) {
        workers.forEach(worker -> worker.startAfter(topics.created()));
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        workers.forEach(Worker::tellToEnd);
        for (Worker worker : workers) {
            worker.end();
        }
        kafka.close();
    }

    private static Worker worker(String name, Duration every, Runnable step) {
        return Worker.repeating(
                "component-watch-" + name,
                every,
                step,
                e ->
                        LOG.debugf(
                                "event=components-unseen of=%s cause=\"%s\"",
                                name, e.getMessage()));
    }

    /** What changes in days. */
    private void seldom(ComponentProbe probe) {
        if (!clock.instant().isBefore(certificatesDue)) {
            certificatesDue = clock.instant().plus(CERTIFICATES_EVERY);
            step(probe);
        }
    }

    private void step(ComponentProbe probe) {
        try {
            for (ComponentProbe.Sighted one : probe.look()) {
                publish(one.by(observerId, clock.instant()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** What Kafka does not take is old before it could be sent again. */
    private void publish(ComponentObserved sight) {
        publisher
                .publish(events.create(EventTypes.COMPONENT_OBSERVED, sight.componentId(), sight))
                .subscribe()
                .with(
                        _ -> {},
                        e ->
                                LOG.debugf(
                                        "event=component-unpublished cause=\"%s\"",
                                        e.getMessage()));
    }
}
