package dev.evenkeel.incident.incident.events;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.console.domain.LiveView;
import dev.evenkeel.incident.incident.domain.IncidentBook;
import dev.evenkeel.incident.incident.store.CaseStore;
import dev.evenkeel.incident.incident.store.Journal;
import dev.evenkeel.incident.incident.store.JudgeLease;
import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.RuleCatalog;
import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.platform.topic.TopicCreator;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts the judge once the topics exist and ends it with the service. */
@Singleton
public class JudgeRunner {
    private static final Logger LOG = Logger.getLogger(JudgeRunner.class);
    private static final Duration END = Duration.ofSeconds(3);

    private final Map<String, Object> kafka;
    private final Clock clock;
    private final TopicCreator topics;
    private final JudgeLease lease;
    private final Judge judge;
    private volatile LiveView view;
    private volatile boolean running = true;
    private @Nullable Thread thread;

    @Inject
    JudgeRunner(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Clock clock,
            TopicCreator topics,
            Identifiers identifiers,
            JudgeLease lease,
            CaseStore cases,
            Journal journal,
            Revisions revisions,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.clock = clock;
        this.topics = topics;
        this.lease = lease;
        this.view = LiveView.empty(clock.instant());
        meters.gauge("evenkeel.incident.open", this, JudgeRunner::openIncidents);
        RuleCatalog rules = RuleCatalog.load();
        IncidentBook book =
                new IncidentBook(rules, PlanCatalog.load(), () -> identifiers.uuid().toString());
        this.judge =
                new Judge(
                        new Detector(rules),
                        book,
                        revisions,
                        new Scribe(lease, cases, journal),
                        seen -> view = seen);
    }

    /** What is going on, as the judge saw it last. */
    public LiveView view() {
        return view;
    }

    private double openIncidents() {
        return view.incidents().stream()
                .filter(incident -> incident.state() != Incident.State.RESOLVED)
                .count();
    }

    void start(@Observes StartupEvent started) {
        var unused = topics.created().thenRunAsync(this::run, Thread::startVirtualThread);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        running = false;
        Thread watching = thread;
        if (watching != null) {
            watching.join(END);
            lease.release()
                    .ifNoItem()
                    .after(END)
                    .fail()
                    .subscribe()
                    .with(_ -> {}, cause -> LOG.debugf("event=lease-kept cause=\"%s\"", cause));
        }
    }

    private synchronized void run() {
        if (running) {
            thread =
                    Thread.ofPlatform()
                            .name("judge")
                            .daemon()
                            .start(new Watch(kafka, clock, judge, () -> running));
        }
    }
}
