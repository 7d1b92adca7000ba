package dev.evenkeel.incident.drill.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.incident.drill.domain.Drill;
import dev.evenkeel.incident.drill.domain.DrillCourse.Episode;
import dev.evenkeel.incident.incident.domain.IncidentCase;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Drills as rows; beginning and end are audit events in the same transaction. */
@Singleton
public class DrillStore {
    private static final String BEGIN =
            """
            insert into {h-schema}drill (id, over, created_at, due_at, body)
            values (:id, false, now(), now(), :body) on conflict (id) do nothing
            """;
    private static final String CLAIM =
            """
            update {h-schema}drill set due_at = now() + make_interval(secs => :secs)
            where id in (select id from {h-schema}drill where not over and due_at <= now()
                limit 1 for update skip locked)
            returning body
            """;
    private static final String WRITE =
            """
            update {h-schema}drill set over = :over, body = :body, due_at = now()
            where id = :id and not over
            """;
    private static final String HOLD =
            """
            update {h-schema}drill set body = :body,
                due_at = now() + make_interval(secs => :secs)
            where id = :id and not over
            """;
    private static final String NEWEST =
            "select body from {h-schema}drill order by created_at desc, id desc limit 100";
    private static final String FIND = "select body from {h-schema}drill where id = :id";
    private static final int FEW = 50;

    private static final String INCIDENTS =
            """
            select body from {h-schema}incident_case
            where cause_id = :cause
            order by opened_at desc
            """;

    private final Transactions transactions;
    private final Outbox outbox;
    private final EventFactory events;

    @Inject
    DrillStore(Transactions transactions, Outbox outbox, EventFactory events) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.events = events;
    }

    /** Begins one; fails when another is under way. The same again changes nothing. */
    public Uni<Optional<Drill>> begin(Drill drill) {
        return transactions.run(session ->
                session.createNativeQuery(BEGIN)
                        .setParameter("id", drill.drillId())
                        .setParameter("body", write(drill))
                        .executeUpdate()
                        .chain(begun ->
                                begun == 0
                                        ? Uni.createFrom().voidItem()
                                        : audit(session, drill, "drill.started", drill.createdAt()))
                        .chain(() -> find(session, drill.drillId())));
    }

    /** Takes the one under way in hand for so long. */
    public Uni<Optional<Drill>> claim(Duration lease) {
        return transactions.run(session ->
                session.createNativeQuery(CLAIM, String.class)
                        .setParameter("secs", lease.toMillis() / 1000.0)
                        .getSingleResultOrNull()
                        .map(body -> Optional.ofNullable(body).map(DrillStore::read)));
    }

    /** Keeps it as it is now and in hand. */
    public Uni<Void> hold(Drill drill, Duration lease) {
        return transactions.run(session ->
                session.createNativeQuery(HOLD)
                        .setParameter("id", drill.drillId())
                        .setParameter("body", write(drill))
                        .setParameter("secs", lease.toMillis() / 1000.0)
                        .executeUpdate()
                        .replaceWithVoid());
    }

    /** Keeps it as it is now and lets go of it. */
    public Uni<Void> write(Drill drill, Instant now) {
        return transactions.run(session ->
                session.createNativeQuery(WRITE)
                        .setParameter("id", drill.drillId())
                        .setParameter("over", drill.isOver())
                        .setParameter("body", write(drill))
                        .executeUpdate()
                        .chain(written ->
                                written == 1 && drill.isOver()
                                        ? audit(session, drill, "drill.ended", now)
                                        : Uni.createFrom().voidItem()));
    }

    public Uni<List<Drill>> newest() {
        return transactions.run(session ->
                session.createNativeQuery(NEWEST, String.class)
                        .getResultList()
                        .map(bodies -> bodies.stream().map(DrillStore::read).toList()));
    }

    public Uni<Optional<Drill>> find(String drillId) {
        return transactions.run(session -> find(session, drillId));
    }

    /** The first time since then that this rule opened an incident about that cause. */
    public Uni<Optional<Episode>> episode(String causeId, String rule, Instant since) {
        return transactions.run(session ->
                session.createNativeQuery(INCIDENTS, String.class)
                        .setParameter("cause", causeId)
                        .setMaxResults(FEW)
                        .getResultList()
                        .map(bodies ->
                                bodies.stream()
                                        .map(body -> read(body, IncidentCase.class))
                                        .filter(one -> one.incident().rule().equals(rule))
                                        .filter(one -> !one.episodeStart().isBefore(since))
                                        .map(one -> new Episode(one.incident(), one.episodeStart()))
                                        .min(Comparator.comparing(Episode::start))));
    }

    private static Uni<Optional<Drill>> find(Mutiny.Session session, String drillId) {
        return session.createNativeQuery(FIND, String.class)
                .setParameter("id", drillId)
                .getSingleResultOrNull()
                .map(body -> Optional.ofNullable(body).map(DrillStore::read));
    }

    private Uni<Void> audit(Mutiny.Session session, Drill drill, String what, Instant now) {
        String grade = drill.grade() == null ? "" : ", grade " + drill.grade();
        AuditEntry entry =
                new AuditEntry(
                        drill.startedBy(),
                        what,
                        drill.drillId(),
                        AuditEntry.Outcome.GRANTED,
                        null,
                        "%s by %s%s".formatted(drill.planId(), drill.fault(), grade),
                        now);
        return outbox.append(
                session, events.create(EventTypes.AUDIT_RECORDED, drill.startedBy(), entry));
    }

    private static Drill read(String body) {
        return read(body, Drill.class);
    }

    private static <T> T read(String body, Class<T> type) {
        try {
            return EventJson.mapper().readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored drill cannot be read", e);
        }
    }

    private static String write(Drill drill) {
        try {
            return EventJson.mapper().writeValueAsString(drill);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("drill cannot be written", e);
        }
    }
}
