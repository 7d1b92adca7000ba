package dev.evenkeel.incident.run.store;

import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.run.domain.Deed;
import dev.evenkeel.incident.run.domain.Notices;
import dev.evenkeel.incident.run.domain.Run;
import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Runs as rows. Each change is made under the row's lock, together with its events, so that no two
 * replicas decide on the same run at once and nothing is told that is not stored.
 */
@Singleton
public class RunStore {
    private static final String BEGIN =
            """
            insert into {h-schema}plan_run
                (id, plan_id, target, incident_id, drill_id, state, created_at, due_at, revision,
                    body, plan_file, plan)
            values (:id, :plan, :target, :incident, :drill, 'waiting', now(), now(), 1,
                :body, :file, :text)
            on conflict (id) do nothing
            """;
    private static final String CLAIM =
            """
            with claimed as (
                update {h-schema}plan_run set due_at = now() + make_interval(secs => least(:most,
                    greatest(:look, extract(epoch from now() - created_at) / 20)))
                where id in (
                    select id from {h-schema}plan_run
                    where due_at <= now() and coalesce(acting_until, now()) <= now()
                    order by revision > 1, due_at limit 20 for update skip locked)
                returning id, revision)
            select id from claimed order by revision
            """;
    private static final String LOCK =
            """
            select body, plan_file, plan, coalesce(acting_until, now()) > now()
            from {h-schema}plan_run where id = :id for update
            """;
    private static final String WRITE =
            """
            update {h-schema}plan_run set state = :state, revision = :revision, body = :body,
                due_at = case when :over then null else now() end
            where id = :id
            """;
    private static final String HOLD =
            """
            update {h-schema}plan_run set acting_until = case
                when :secs > 0 then now() + make_interval(secs => :secs) end,
                due_at = case when state in ('completed', 'failed', 'cancelled', 'rolled-back')
                    then null else now() + make_interval(secs => :secs) end
            where id = :id
            """;
    private static final String BUSY =
            """
            select id from {h-schema}plan_run
            where target = :target and id <> :id and state in ('running', 'rolling-back')
            """;

    private final Transactions transactions;
    private final RunNews news;
    private final CeilingStore ceilings;

    /**
     * What a decision made of a run.
     *
     * @param deed to be done once this is stored
     * @param actor whom the audit trail names where no person is known
     */
    public record Decided(PlanRun after, Optional<Deed> deed, String actor) {}

    /**
     * A run when its lock is held.
     *
     * @param inHand somebody acts for it at this moment
     * @param busyWith the run that acts on the same target
     */
    public record Locked(Run run, boolean inHand, @Nullable String busyWith) {}

    @Inject
    RunStore(Transactions transactions, RunNews news, CeilingStore ceilings) {
        this.transactions = transactions;
        this.news = news;
        this.ceilings = ceilings;
    }

    /** Begins a run; false when it has begun before. */
    public Uni<Boolean> begin(Run run, PlanCatalog.Sourced plan, String actor, Instant now) {
        PlanRun shown = run.shown();
        return transactions.run(session ->
                session.createNativeQuery(BEGIN)
                        .setParameter("id", shown.runId())
                        .setParameter("plan", shown.planId())
                        .setParameter("target", target(shown))
                        .setParameter("incident", shown.incidentId())
                        .setParameter("drill", shown.drillId())
                        .setParameter("body", RunJson.write(shown))
                        .setParameter("file", plan.source().file())
                        .setParameter("text", plan.source().text())
                        .executeUpdate()
                        .chain(begun ->
                                begun == 0
                                        ? Uni.createFrom().item(false)
                                        : news.tell(
                                                        session,
                                                        shown,
                                                        Notices.of(
                                                                null,
                                                                shown,
                                                                run.plan(),
                                                                actor,
                                                                now))
                                                .replaceWith(true)));
    }

    /**
     * Runs that are to be looked at, by id, first those that have just begun. Nobody else looks at
     * them for a twentieth of their age; what is done about a run makes it due at once.
     *
     * @param least not for less than that
     * @param most nor for longer
     */
    public Uni<List<String>> claim(Duration least, Duration most) {
        return transactions.run(session ->
                session.createNativeQuery(CLAIM, String.class)
                        .setParameter("look", seconds(least))
                        .setParameter("most", seconds(most))
                        .getResultList());
    }

    /**
     * Changes a run under its lock.
     *
     * @param decision empty: nothing
     * @param lease for how long nobody else acts when there is a deed
     */
    public Uni<Optional<Decided>> change(
            String runId,
            Function<Locked, Optional<Decided>> decision,
            Duration lease,
            Instant now) {
        return transactions.run(session ->
                locked(session, runId)
                        .chain(found -> {
                            Optional<Decided> decided = found.flatMap(decision);
                            return decided.isEmpty()
                                    ? Uni.createFrom().item(decided)
                                    : write(session, found.get(), decided.get(), lease, now)
                                            .replaceWith(decided);
                        }));
    }

    /** A deed has been tried: what becomes of the run, which others may act for again. */
    public Uni<Void> noted(String runId, Function<Run, PlanRun> noting, Instant now) {
        return transactions.run(session ->
                locked(session, runId)
                        .chain(found ->
                                found.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : write(
                                                        session,
                                                        found.get(),
                                                        new Decided(
                                                                noting.apply(found.get().run()),
                                                                Optional.empty(),
                                                                Run.SELF),
                                                        Duration.ZERO,
                                                        now)
                                                .chain(() -> hold(session, runId, Duration.ZERO))));
    }

    private Uni<Void> write(
            Mutiny.Session session, Locked locked, Decided decided, Duration lease, Instant now) {
        PlanRun before = locked.run().shown();
        PlanRun after = decided.after();
        Uni<Void> written =
                after.equals(before)
                        ? Uni.createFrom().voidItem()
                        : session.createNativeQuery(WRITE)
                                .setParameter("id", after.runId())
                                .setParameter("state", RunJson.word(after.state()))
                                .setParameter("revision", after.revision())
                                .setParameter("body", RunJson.write(after))
                                .setParameter("over", after.endedAt() != null)
                                .executeUpdate()
                                .chain(() ->
                                        news.tell(
                                                session,
                                                after,
                                                Notices.of(
                                                        before,
                                                        after,
                                                        locked.run().plan(),
                                                        decided.actor(),
                                                        now)))
                                .chain(() ->
                                        after.endedAt() == null
                                                ? Uni.createFrom().voidItem()
                                                : ceilings.lift(session, after, now));
        return decided.deed().isEmpty()
                ? written
                : written.chain(() -> hold(session, after.runId(), lease));
    }

    private static Uni<Void> hold(Mutiny.Session session, String runId, Duration lease) {
        return session.createNativeQuery(HOLD)
                .setParameter("id", runId)
                .setParameter("secs", seconds(lease))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Optional<Locked>> locked(Mutiny.Session session, String runId) {
        return session.createNativeQuery(LOCK, Object[].class)
                .setParameter("id", runId)
                .getSingleResultOrNull()
                .chain(row -> {
                    if (row == null) {
                        return Uni.createFrom().item(Optional.empty());
                    }
                    Run run = RunJson.run((String) row[0], (String) row[1], (String) row[2]);
                    return session.createNativeQuery(BUSY, String.class)
                            .setParameter("target", target(run.shown()))
                            .setParameter("id", runId)
                            .getResultList()
                            .map(busy ->
                                    Optional.of(
                                            new Locked(
                                                    run,
                                                    (Boolean) row[3],
                                                    busy.isEmpty() ? null : busy.getFirst())));
                });
    }

    private static String target(PlanRun run) {
        return run.target().domain() + ":" + run.target().id();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
