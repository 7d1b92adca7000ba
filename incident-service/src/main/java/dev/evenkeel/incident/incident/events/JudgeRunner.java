package dev.evenkeel.incident.incident.events;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.telemetry.DeviceReport;
import dev.evenkeel.incident.alert.events.RoutingKeeper;
import dev.evenkeel.incident.console.domain.LiveView;
import dev.evenkeel.incident.incident.domain.IncidentBook;
import dev.evenkeel.incident.incident.store.CaseStore;
import dev.evenkeel.incident.incident.store.Journal;
import dev.evenkeel.incident.incident.store.JudgeLease;
import dev.evenkeel.incident.incident.store.RequestStore;
import dev.evenkeel.incident.plan.events.PlanKeeper;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.RuleSet;
import dev.evenkeel.incident.rule.domain.RuleStatus;
import dev.evenkeel.incident.ruleset.events.RuleKeeper;
import dev.evenkeel.incident.silence.events.SilenceBoard;
import dev.evenkeel.incident.topology.events.TopologyKeeper;
import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.platform.topic.TopicCreator;
import dev.evenkeel.platform.worker.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Starts the judge once the topics exist and ends it with the service. */
@Singleton
public class JudgeRunner {
    private static final Logger LOG = Logger.getLogger(JudgeRunner.class);
    private static final Duration END = Duration.ofSeconds(3);

    private final TopicCreator topics;
    private final JudgeLease lease;
    private volatile LiveView view;
    private volatile List<RuleStatus> rules = List.of();
    private volatile Map<String, String> controlUrls = Map.of();
    private volatile Map<String, DeviceReport> devices = Map.of();
    private final Worker worker;

    @Inject
    JudgeRunner(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Clock clock,
            TopicCreator topics,
            Identifiers identifiers,
            JudgeLease lease,
            CaseStore cases,
            Journal journal,
            RequestStore requests,
            Revisions revisions,
            RuleKeeper ruleKeeper,
            PlanKeeper planKeeper,
            TopologyKeeper topology,
            SilenceBoard silences,
            RoutingKeeper routing,
            DeviceAnswers deviceAnswers,
            CeilingAnswers ceilingAnswers,
            MeterRegistry meters) {
        this.topics = topics;
        this.lease = lease;
        this.view = LiveView.empty(clock.instant());
        meters.gauge("evenkeel.incident.open", this, JudgeRunner::openIncidents);
        RuleSet inForce = ruleKeeper.present().catalog().ruleSet();
        IncidentBook book =
                new IncidentBook(
                        inForce,
                        planKeeper.present().catalog(),
                        () -> identifiers.uuid().toString());
        Judge judge =
                new Judge(
                        new Detector(inForce),
                        book,
                        revisions,
                        new Scribe(lease, cases, journal, requests),
                        new Judge.Settings(
                                ruleKeeper::present,
                                planKeeper::present,
                                topology::state,
                                silences::present,
                                () -> routing.state().errors()),
                        this::publish);
        JudgeLag lag = new JudgeLag(meters);
        this.worker =
                new Worker(
                        "judge",
                        self ->
                                new Watch(
                                                kafka,
                                                clock,
                                                judge,
                                                deviceAnswers,
                                                ceilingAnswers,
                                                lag,
                                                self)
                                        .run());
    }

    /** What is going on, as the judge saw it last. */
    public LiveView view() {
        return view;
    }

    /** The rules at work, as the judge saw them last. */
    public List<RuleStatus> rules() {
        return rules;
    }

    /** Where relays that were heard take orders, by relay. */
    public Map<String, String> controlUrls() {
        return controlUrls;
    }

    /** What was last heard of each device, by its id; of the last minutes only. */
    public Map<String, DeviceReport> devices() {
        return devices;
    }

    private double openIncidents() {
        return view.incidents().stream()
                .filter(incident -> incident.state() != Incident.State.RESOLVED)
                .count();
    }

    void start(@Observes StartupEvent started) {
        worker.startAfter(topics.created());
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        if (worker.end()) {
            lease.release()
                    .ifNoItem()
                    .after(END)
                    .fail()
                    .subscribe()
                    .with(_ -> {}, cause -> LOG.debugf("event=lease-kept cause=\"%s\"", cause));
        }
    }

    private void publish(Judge.Sight sight) {
        sight.view().ifPresent(seen -> view = seen);
        rules = sight.rules();
        controlUrls = sight.controlUrls();
        devices = sight.devices();
    }
}
