package dev.evenkeel.incident.report.events;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.report.MeetingReportReady;
import dev.evenkeel.incident.report.domain.MeetingReport;
import dev.evenkeel.incident.report.domain.ReportBuilder;
import dev.evenkeel.incident.report.store.FactStore;
import dev.evenkeel.incident.report.store.ReportStore;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Builds the reports that are due, one after another: read, build, store and announce in a single
 * transaction that locks the row of the meeting, so that several replicas share the work and none
 * does it twice.
 */
@Singleton
public class ReportDesk {
    private static final Logger LOG = Logger.getLogger(ReportDesk.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    private static final Duration WINDOWS_KEPT = Duration.ofDays(2);
    private static final Duration FACTS_KEPT = Duration.ofDays(30);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final Transactions transactions;
    private final ReportStore reports;
    private final FactStore facts;
    private final Outbox outbox;
    private final EventFactory events;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private long timer;
    private long forgetTimer;

    @Inject
    ReportDesk(
            Vertx vertx,
            Transactions transactions,
            ReportStore reports,
            FactStore facts,
            Outbox outbox,
            EventFactory events,
            Clock clock) {
        this.vertx = vertx;
        this.transactions = transactions;
        this.reports = reports;
        this.facts = facts;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(LOOK_EVERY.toMillis(), _ -> look());
        forgetTimer = vertx.setPeriodic(FORGET_EVERY.toMillis(), _ -> forget());
    }

    void stop(@Observes ShutdownEvent stopped) {
        vertx.cancelTimer(timer);
        vertx.cancelTimer(forgetTimer);
    }

    private void forget() {
        transactions
                .run(session -> facts.forget(session, WINDOWS_KEPT, FACTS_KEPT))
                .subscribe()
                .with(
                        _ -> {},
                        cause -> LOG.debugf("event=forget-waits cause=\"%s\"", cause.getMessage()));
    }

    private void look() {
        if (busy.compareAndSet(false, true)) {
            buildNext()
                    .onTermination()
                    .invoke(() -> busy.set(false))
                    .subscribe()
                    .with(
                            built -> {
                                if (built) {
                                    look();
                                }
                            },
                            cause ->
                                    LOG.debugf(
                                            "event=reports-wait cause=\"%s\"", cause.getMessage()));
        }
    }

    /** Whether there was one to build. */
    private Uni<Boolean> buildNext() {
        return transactions.run(session ->
                reports.next(session)
                        .chain(due ->
                                due.isEmpty()
                                        ? Uni.createFrom().item(false)
                                        : build(session, due.get()).replaceWith(true)));
    }

    private Uni<Void> build(Mutiny.Session session, String meetingId) {
        return reports.story(session, meetingId)
                .map(story -> ReportBuilder.build(story, clock.instant()))
                .onFailure(RuntimeException.class)
                .invoke(cause -> giveUpForNow(meetingId, cause))
                .chain(report -> publish(session, report));
    }

    private Uni<Void> publish(Mutiny.Session session, MeetingReport report) {
        return reports.store(session, report)
                .chain(first ->
                        first ? outbox.append(session, ready(report)) : Uni.createFrom().voidItem())
                .invoke(() ->
                        LOG.infof(
                                "event=report-ready meeting=%s faults=%d",
                                report.meetingId(), report.faults().size()));
    }

    private Event<MeetingReportReady> ready(MeetingReport report) {
        return events.create(
                EventTypes.MEETING_REPORT_READY,
                report.meetingId(),
                new MeetingReportReady(
                        report.meetingId(),
                        "/m/" + report.meetingId() + "/report",
                        report.startedAt(),
                        report.endedAt(),
                        report.participants().size(),
                        report.faults().size(),
                        report.longestInterruptionMillis(),
                        report.headline().text(),
                        report.generatedAt()));
    }

    private void giveUpForNow(String meetingId, Throwable cause) {
        LOG.errorf(cause, "event=report-failed meeting=%s retry=%s", meetingId, TRY_AGAIN);
        vertx.setTimer(
                1,
                _ ->
                        reports.postpone(meetingId, TRY_AGAIN)
                                .subscribe()
                                .with(
                                        _ -> {},
                                        failed ->
                                                LOG.debugf(
                                                        "event=report-not-postponed cause=\"%s\"",
                                                        failed)));
    }
}
