package dev.evenkeel.incident.drill.store;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.incident.drill.domain.DrillDate;
import dev.evenkeel.incident.drill.domain.DrillDate.Outcome;
import dev.evenkeel.incident.drill.domain.DrillSchedule;
import dev.evenkeel.incident.drill.domain.DrillTurn;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Planned drills and their dates as rows; what is decided about them is an audit event, too. */
@Singleton
public class DrillCalendarStore {
    private static final String PUT =
            """
            insert into {h-schema}drill_schedule (id, due_at, created_at, body)
            values (:id, cast(cast(:due as text) as timestamptz),
                cast(cast(:at as text) as timestamptz), :body)
            on conflict (id) do nothing
            """;
    private static final String FIND = "select body from {h-schema}drill_schedule where id = :id";
    private static final String LISTED =
            """
            select body from {h-schema}drill_schedule
            order by due_at nulls last, created_at desc, id limit 100
            """;
    private static final String END =
            """
            update {h-schema}drill_schedule set due_at = null, body = :body,
                ended_at = cast(cast(:at as text) as timestamptz)
            where id = :id and ended_at is null
            """;
    private static final String DUE =
            """
            select body, cast(floor(extract(epoch from due_at) * 1000) as bigint)
            from {h-schema}drill_schedule
            where due_at <= cast(cast(:now as text) as timestamptz)
            order by due_at limit 1 for update skip locked
            """;
    private static final String NEXT =
            """
            update {h-schema}drill_schedule
            set due_at = cast(cast(:due as text) as timestamptz) where id = :id
            """;
    private static final String DATE =
            """
            insert into {h-schema}drill_date (schedule_id, at, outcome, drill_id, detail)
            values (:id, cast(cast(:at as text) as timestamptz), :outcome, :drill, :detail)
            on conflict (schedule_id, at) do update
            set outcome = excluded.outcome, drill_id = excluded.drill_id, detail = excluded.detail
            where drill_date.outcome = 'beginning'
            """;
    private static final String STUCK =
            """
            update {h-schema}drill_date set outcome = 'missed', detail = :detail
            where outcome = 'beginning' and at < cast(cast(:before as text) as timestamptz)
            """;
    private static final String DATES =
            """
            select schedule_id, cast(floor(extract(epoch from at) * 1000) as bigint), outcome, drill_id, detail
            from {h-schema}drill_date order by at desc, schedule_id limit 200
            """;

    private final Transactions transactions;
    private final Outbox outbox;
    private final EventFactory events;

    @Inject
    DrillCalendarStore(Transactions transactions, Outbox outbox, EventFactory events) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.events = events;
    }

    /**
     * Keeps a schedule; the one that is there now under its id (a repeated call changes nothing).
     */
    public Uni<Optional<DrillSchedule>> put(DrillSchedule schedule, Optional<Instant> due) {
        return transactions.run(session ->
                session.createNativeQuery(PUT)
                        .setParameter("id", schedule.scheduleId())
                        .setParameter("due", due.map(Instant::toString).orElse(null))
                        .setParameter("at", schedule.createdAt().toString())
                        .setParameter("body", DrillRows.write(schedule))
                        .executeUpdate()
                        .chain(put ->
                                put == 0
                                        ? Uni.createFrom().voidItem()
                                        : audit(
                                                session,
                                                schedule.createdBy(),
                                                "drill.planned",
                                                schedule,
                                                schedule.createdAt()))
                        .chain(() -> find(session, schedule.scheduleId())));
    }

    /** Ends it; empty when there is none. Ending an ended one changes nothing. */
    public Uni<Optional<DrillSchedule>> end(String id, String actor, Instant now) {
        return transactions.run(session ->
                find(session, id)
                        .chain(known ->
                                known.isEmpty() || known.get().endedAt() != null
                                        ? Uni.createFrom().item(known)
                                        : end(session, known.get().ended(now), actor, now)));
    }

    /** All of them, those with the nearest date first. */
    public Uni<List<DrillSchedule>> schedules() {
        return transactions.run(session ->
                session.createNativeQuery(LISTED, String.class)
                        .getResultList()
                        .map(all -> all.stream().map(DrillRows::schedule).toList()));
    }

    /** What became of the newest dates. */
    public Uni<List<DrillDate>> dates() {
        return transactions.run(session ->
                session.createNativeQuery(DATES, Object[].class)
                        .getResultList()
                        .map(rows -> rows.stream().map(DrillRows::date).toList()));
    }

    /** A schedule one of whose dates has come, and that date; it is nobody else's. */
    public record Taken(DrillSchedule schedule, DrillTurn turn) {}

    /** Takes the dates of one schedule that have come, each of them once. */
    public Uni<Optional<Taken>> take(Instant now) {
        return transactions.run(session ->
                session.createNativeQuery(DUE, Object[].class)
                        .setParameter("now", now.toString())
                        .getSingleResultOrNull()
                        .chain(row ->
                                row == null
                                        ? Uni.createFrom().item(Optional.empty())
                                        : take(session, row, now)));
    }

    /** Notes what became of a date that was beginning. */
    public Uni<Void> settle(DrillDate date) {
        return transactions.run(session -> put(session, date));
    }

    /** Dates that were still beginning before that moment were left by somebody who died. */
    public Uni<Integer> giveUp(Instant before) {
        return transactions.run(session ->
                session.createNativeQuery(STUCK)
                        .setParameter("before", before.toString())
                        .setParameter("detail", "The service ended before the drill began.")
                        .executeUpdate());
    }

    private Uni<Optional<Taken>> take(Mutiny.Session session, Object[] row, Instant now) {
        DrillSchedule schedule = DrillRows.schedule((String) row[0]);
        Instant due = Instant.ofEpochMilli(((Number) row[1]).longValue());
        DrillTurn turn = DrillTurn.of(schedule, due, now);
        Uni<Void> kept = Uni.createFrom().voidItem();
        for (DrillDate date : turn.dates()) {
            kept = kept.chain(() -> put(session, date));
            if (date.outcome() == Outcome.MISSED) {
                kept =
                        kept.chain(() ->
                                audit(session, "incident-service", "drill.missed", schedule, now));
            }
        }
        return kept.chain(() -> next(session, schedule.scheduleId(), turn.next()))
                .replaceWith(Optional.of(new Taken(schedule, turn)));
    }

    private static Uni<Void> next(Mutiny.Session session, String id, Optional<Instant> due) {
        return session.createNativeQuery(NEXT)
                .setParameter("due", due.map(Instant::toString).orElse(null))
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> put(Mutiny.Session session, DrillDate date) {
        return session.createNativeQuery(DATE)
                .setParameter("id", date.scheduleId())
                .setParameter("at", date.at().toString())
                .setParameter("outcome", date.outcome().name().toLowerCase(Locale.ROOT))
                .setParameter("drill", date.drillId())
                .setParameter("detail", date.detail())
                .executeUpdate()
                .replaceWithVoid();
    }

    private Uni<Optional<DrillSchedule>> end(
            Mutiny.Session session, DrillSchedule ended, String actor, Instant now) {
        return session.createNativeQuery(END)
                .setParameter("id", ended.scheduleId())
                .setParameter("body", DrillRows.write(ended))
                .setParameter("at", now.toString())
                .executeUpdate()
                .chain(() -> audit(session, actor, "drill.plan-ended", ended, now))
                .replaceWith(Optional.of(ended));
    }

    private static Uni<Optional<DrillSchedule>> find(Mutiny.Session session, String id) {
        return session.createNativeQuery(FIND, String.class)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .map(body -> Optional.ofNullable(body).map(DrillRows::schedule));
    }

    private Uni<Void> audit(
            Mutiny.Session session, String actor, String what, DrillSchedule on, Instant now) {
        AuditEntry entry =
                new AuditEntry(
                        actor,
                        what,
                        on.scheduleId(),
                        AuditEntry.Outcome.GRANTED,
                        null,
                        "%s by %s from %s %s"
                                .formatted(on.planId(), on.fault(), on.start(), on.zone()),
                        now);
        return outbox.append(session, events.create(EventTypes.AUDIT_RECORDED, actor, entry));
    }
}
