package dev.evenkeel.incident.incident.events;

import dev.evenkeel.contracts.failover.FailoverOutcome;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.telemetry.DeviceReport;
import dev.evenkeel.incident.console.domain.LiveView;
import dev.evenkeel.incident.console.domain.LiveViewBuilder;
import dev.evenkeel.incident.console.domain.LiveViewBuilder.Observer;
import dev.evenkeel.incident.incident.domain.Decision;
import dev.evenkeel.incident.incident.domain.IncidentBook;
import dev.evenkeel.incident.incident.domain.IncidentCase;
import dev.evenkeel.incident.incident.domain.Reply;
import dev.evenkeel.incident.incident.store.CaseStore;
import dev.evenkeel.incident.incident.store.RequestStore;
import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.Finding;
import dev.evenkeel.incident.rule.domain.Observation;
import dev.evenkeel.incident.rule.domain.RuleSet;
import dev.evenkeel.incident.rule.domain.RuleStatus;
import dev.evenkeel.incident.ruleset.domain.RuleCatalog;
import dev.evenkeel.incident.ruleset.domain.RuleError;
import dev.evenkeel.incident.ruleset.events.WatchedFile;
import dev.evenkeel.incident.ruleset.events.WatchedFolder;
import dev.evenkeel.incident.silence.domain.Mute;
import dev.evenkeel.incident.topology.domain.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Holds what was observed against what is known, and writes the difference. A replica that does not
 * hold the lease observes all the same, so that it can go on where another stopped. One thread.
 */
final class Judge {
    private static final Logger LOG = Logger.getLogger(Judge.class);
    private static final int MOST_OUTCOMES = 20_000;

    private final Detector detector;
    private final IncidentBook book;
    private final Revisions revisions;
    private final Scribe scribe;
    private final Settings settings;
    private final Consumer<Sight> published;
    private final LiveViewBuilder views = new LiveViewBuilder();
    private Instant lastEventAt = Instant.EPOCH;
    private boolean upToPresent;
    private WatchedFolder.State<RuleCatalog> inForce;
    private PlanCatalog plans;

    /** Keys of requests carried out whose answers may not be stored yet. */
    private final Set<String> carriedOut = new HashSet<>();

    /** What operators have written down, each as it is now. */
    record Settings(
            Supplier<WatchedFolder.State<RuleCatalog>> rules,
            Supplier<WatchedFolder.State<PlanCatalog>> plans,
            Supplier<WatchedFile.State<Topology>> topology,
            Supplier<List<Mute>> silences,
            Supplier<List<RuleError>> routingErrors) {}

    /**
     * What others may see.
     *
     * @param view what is going on, if that has changed
     * @param controlUrls where relays take orders, by relay
     * @param devices the newest report of each device
     */
    record Sight(
            Optional<LiveView> view,
            List<RuleStatus> rules,
            Map<String, String> controlUrls,
            Map<String, DeviceReport> devices) {}

    /**
     * Outcomes lately seen, because they may arrive before the incident they belong to is loaded.
     */
    private final Map<String, FailoverOutcome> outcomes =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, FailoverOutcome> eldest) {
                    return size() > MOST_OUTCOMES;
                }
            };

    Judge(
            Detector detector,
            IncidentBook book,
            Revisions revisions,
            Scribe scribe,
            Settings settings,
            Consumer<Sight> published) {
        this.detector = detector;
        this.book = book;
        this.revisions = revisions;
        this.scribe = scribe;
        this.settings = settings;
        this.inForce = settings.rules().get();
        this.plans = settings.plans().get().catalog();
        this.published = published;
        takeSettings();
    }

    void observe(Observation seen) {
        lastEventAt = seen.arrivedAt();
        detector.observe(seen);
        revisions.observe(seen.event());
    }

    void outcome(FailoverOutcome outcome) {
        outcomes.put(outcome.commandId(), outcome);
        if (scribe.isLeading()) {
            write(book.outcome(outcome));
        }
    }

    /**
     * Evaluates everything; to be called several times a second.
     *
     * @param caughtUp what was there at the beginning has been observed
     * @param behind partitions of quality windows with more to observe
     */
    void tick(Instant now, boolean caughtUp, Set<Integer> behind) {
        upToPresent |= caughtUp;
        detector.behind(behind, now);
        takeSettings();
        scribe.tick(now, this::begin, this::carryOut);
        if (upToPresent) {
            List<Finding> findings = detector.evaluate(now);
            if (scribe.isLeading()) {
                book.holdRetries(scribe.unwritten() > 0);
                write(book.reconcile(findings, detector, now));
                scribe.flush(now);
            }
        }
        Observer observer = new Observer(lastEventAt, scribe.isDatabaseUp());
        published.accept(
                new Sight(
                        views.next(detector, incidents(), observer, now),
                        detector.status(),
                        detector.relays().controlUrls(),
                        detector.devices().snapshot()));
    }

    private void takeSettings() {
        WatchedFolder.State<RuleCatalog> now = settings.rules().get();
        if (now != inForce) {
            RuleSet rules = now.catalog().ruleSet();
            detector.use(rules);
            book.use(rules);
            inForce = now;
        }
        WatchedFolder.State<PlanCatalog> newest = settings.plans().get();
        if (newest.catalog() != plans) {
            plans = newest.catalog();
            book.use(plans);
        }
        WatchedFile.State<Topology> topology = settings.topology().get();
        detector.use(topology.value());
        book.use(topology.value(), settings.silences().get());
        detector.ruleErrors(
                Stream.of(
                                now.errors(),
                                newest.errors(),
                                topology.errors(),
                                settings.routingErrors().get())
                        .flatMap(List::stream)
                        .map(RuleError::toString)
                        .toList());
    }

    /**
     * Does what people have asked for, each once; a request may be found again until it is written.
     */
    private void carryOut(List<RequestStore.Pending> pending) {
        Set<String> found = new HashSet<>();
        for (RequestStore.Pending one : pending) {
            String key = one.request().key();
            found.add(key);
            if (carriedOut.add(key)) {
                scribe.write(written(key, book.request(one.request(), one.incident())));
            }
        }
        if (scribe.unwritten() == 0) {
            carriedOut.retainAll(found);
        }
    }

    private List<CaseStore.Revision> written(String key, Reply reply) {
        return switch (reply) {
            case Reply.Done(List<Decision<IncidentCase>> decisions) -> {
                List<CaseStore.Revision> made = new ArrayList<>();
                for (Decision<IncidentCase> decision : decisions) {
                    revisions.log(decision);
                    made.add(revisions.of(decision));
                }
                made.add(made.removeLast().answering(new RequestStore.Answer(key, 200, "")));
                yield made;
            }
            case Reply.Unknown(String id) -> refused(key, 404, id);
            case Reply.Conflict(String detail) -> refused(key, 409, detail);
        };
    }

    private static List<CaseStore.Revision> refused(String key, int status, String detail) {
        RequestStore.Answer answer = new RequestStore.Answer(key, status, detail);
        return List.of(new CaseStore.Revision(null, List.of(), answer));
    }

    private List<Incident> incidents() {
        return scribe.isLeading()
                ? book.cases().stream().map(IncidentCase::incident).toList()
                : List.of();
    }

    private void begin(List<IncidentCase> stored, Instant now) {
        LOG.infof("event=judge-leads incidents=%d", stored.size());
        carriedOut.clear();
        book.load(stored, now);
        List.copyOf(outcomes.values()).forEach(outcome -> write(book.outcome(outcome)));
        scribe.rehearse(Rehearsal.of(inForce.catalog().ruleSet(), plans, revisions, now));
    }

    private void write(List<Decision<IncidentCase>> decisions) {
        List<CaseStore.Revision> written = new ArrayList<>();
        for (Decision<IncidentCase> decision : decisions) {
            revisions.log(decision);
            written.add(revisions.of(decision));
        }
        scribe.write(written);
    }
}
