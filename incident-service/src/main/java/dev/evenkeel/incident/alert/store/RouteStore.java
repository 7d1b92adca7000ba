package dev.evenkeel.incident.alert.store;

import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.incident.alert.domain.Receiver;
import dev.evenkeel.incident.alert.domain.Routing;
import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Makes messages of alerts. One replica at a time, so that what follows an alert is never put
 * before it; alert, message and the note that it was routed are one transaction.
 */
@Singleton
public class RouteStore {
    private static final String ALONE =
            "select cast(pg_try_advisory_xact_lock(7420118501) as text)";
    private static final String UNROUTED =
            """
            select event_id, incident_id, dedup_key, body from {h-schema}alert_event
            where routed_at is null order by seq limit 100
            """;
    private static final String ROUTED =
            "update {h-schema}alert_event set routed_at = now() where event_id = :event";
    private static final String PAGE =
            """
            insert into {h-schema}alert_page
                (dedup_key, incident_id, event_id, state, level, opened_at, body)
            values (:key, :incident, :event, :state, 0, cast(cast(:at as text) as timestamptz), :body)
            on conflict (dedup_key) do update set
                incident_id = excluded.incident_id, event_id = excluded.event_id,
                level = case when alert_page.state = 'resolved' then 0 else alert_page.level end,
                opened_at = case when alert_page.state = 'resolved' then excluded.opened_at
                    else alert_page.opened_at end,
                state = excluded.state, body = excluded.body
            """;
    private static final String FOLLOW =
            """
            update {h-schema}alert_page set state = :state
            where dedup_key = :key and state <> 'resolved'
            """;
    private static final String GATHER =
            """
            insert into {h-schema}alert_delivery (id, receiver, kind, group_key, state, due_at)
            values (:id, :receiver, :kind, :group, 'gathering',
                now() + make_interval(secs => :seconds))
            on conflict (group_key) where state = 'gathering' do update set group_key = excluded.group_key
            returning id
            """;
    private static final String ITEM =
            """
            insert into {h-schema}alert_item
                (delivery_id, event_id, receiver, level, incident_id, dedup_key, action, body)
            values (:delivery, :event, :receiver, :level, :incident, :key, :action, :body)
            on conflict (event_id, receiver, level) do nothing
            """;
    private static final String OUT =
            """
            select p.event_id, p.incident_id, p.dedup_key, p.body, p.level, cast(extract(epoch from p.opened_at) * 1000 as bigint)
            from {h-schema}alert_page p
            left join {h-schema}incident_case c on c.id = p.incident_id
            where p.state = 'triggered'
                and (c.body is null or cast(c.body as jsonb) -> 'incident' ->> 'silencedBy' is null)
            order by p.opened_at limit 500
            """;
    private static final String LEVEL =
            "update {h-schema}alert_page set level = :level where dedup_key = :key and state = 'triggered'";

    private final Transactions transactions;
    private final Identifiers identifiers;

    /** An alert as it waits, or as it is out. */
    private record Alert(String event, String incident, String key, AlertNotification body) {
        static Alert of(Object[] row) {
            return new Alert(
                    (String) row[0],
                    (String) row[1],
                    (String) row[2],
                    AlertJson.read((String) row[3]));
        }
    }

    @Inject
    RouteStore(Transactions transactions, Identifiers identifiers) {
        this.transactions = transactions;
        this.identifiers = identifiers;
    }

    /** Routes what waits; how many alerts. None when another replica is at it. */
    public Uni<Integer> route(Routing routing, Instant now) {
        return alone(session ->
                session.createNativeQuery(UNROUTED, Object[].class)
                        .getResultList()
                        .chain(rows -> {
                            Uni<Void> done = Uni.createFrom().voidItem();
                            for (Object[] row : rows) {
                                done =
                                        done.chain(
                                                () -> route(session, Alert.of(row), routing, now));
                            }
                            return done.replaceWith(rows.size());
                        }));
    }

    /** Tells further people of what nobody has acknowledged; how many alerts. */
    public Uni<Integer> escalate(Routing routing, Instant now) {
        return alone(session ->
                session.createNativeQuery(OUT, Object[].class)
                        .getResultList()
                        .chain(rows -> {
                            Uni<Integer> done = Uni.createFrom().item(0);
                            for (Object[] row : rows) {
                                done =
                                        done.chain(before ->
                                                escalate(session, row, routing, now)
                                                        .map(one -> before + one));
                            }
                            return done;
                        }));
    }

    private Uni<Integer> alone(Function<Mutiny.Session, Uni<Integer>> work) {
        return transactions.run(session ->
                session.createNativeQuery(ALONE, String.class)
                        .getSingleResult()
                        .chain(held ->
                                held.equals("true")
                                        ? work.apply(session)
                                        : Uni.createFrom().item(0)));
    }

    private Uni<Void> route(Mutiny.Session session, Alert alert, Routing routing, Instant now) {
        Uni<Void> done = note(session, alert);
        for (Routing.Told told : routing.told(alert.body(), now)) {
            done = done.chain(() -> put(session, alert, told.receiver(), 0, told.groupWait()));
        }
        return done.chain(() ->
                session.createNativeQuery(ROUTED)
                        .setParameter("event", alert.event())
                        .executeUpdate()
                        .replaceWithVoid());
    }

    private static Uni<Void> note(Mutiny.Session session, Alert alert) {
        return switch (alert.body().eventAction()) {
            case TRIGGER ->
                    session.createNativeQuery(PAGE)
                            .setParameter("key", alert.key())
                            .setParameter("incident", alert.incident())
                            .setParameter("event", alert.event())
                            .setParameter("state", "triggered")
                            .setParameter("at", alert.body().timestamp().toString())
                            .setParameter("body", AlertJson.write(alert.body()))
                            .executeUpdate()
                            .replaceWithVoid();
            case ACKNOWLEDGE -> follow(session, alert.key(), "acknowledged");
            case RESOLVE -> follow(session, alert.key(), "resolved");
        };
    }

    private static Uni<Void> follow(Mutiny.Session session, String key, String state) {
        return session.createNativeQuery(FOLLOW)
                .setParameter("state", state)
                .setParameter("key", key)
                .executeUpdate()
                .replaceWithVoid();
    }

    private Uni<Integer> escalate(
            Mutiny.Session session, Object[] row, Routing routing, Instant now) {
        Alert alert = Alert.of(row);
        int level = ((Number) row[4]).intValue();
        Instant openedAt = Instant.ofEpochMilli(((Number) row[5]).longValue());
        return routing.next(alert.body(), level, openedAt)
                .filter(next -> !next.at().isAfter(now))
                .map(next -> escalate(session, alert, next).replaceWith(1))
                .orElseGet(() -> Uni.createFrom().item(0));
    }

    private Uni<Void> escalate(Mutiny.Session session, Alert alert, Routing.Escalation next) {
        Uni<Void> done =
                session.createNativeQuery(LEVEL)
                        .setParameter("level", next.level())
                        .setParameter("key", alert.key())
                        .executeUpdate()
                        .replaceWithVoid();
        for (Receiver receiver : next.receivers()) {
            done = done.chain(() -> put(session, alert, receiver, next.level(), Duration.ZERO));
        }
        return done;
    }

    private Uni<Void> put(
            Mutiny.Session session, Alert alert, Receiver receiver, int level, Duration wait) {
        String group = receiver.groups() ? receiver.id() : receiver.id() + "/" + alert.key();
        return session.createNativeQuery(GATHER, String.class)
                .setParameter("id", "msg_" + identifiers.uuid())
                .setParameter("receiver", receiver.id())
                .setParameter("kind", receiver.kind())
                .setParameter("group", group)
                .setParameter("seconds", wait.toMillis() / 1000.0)
                .getSingleResult()
                .chain(delivery -> item(session, delivery, alert, receiver, level));
    }

    private static Uni<Void> item(
            Mutiny.Session session, String delivery, Alert alert, Receiver receiver, int level) {
        return session.createNativeQuery(ITEM)
                .setParameter("delivery", delivery)
                .setParameter("event", alert.event())
                .setParameter("receiver", receiver.id())
                .setParameter("level", level)
                .setParameter("incident", alert.incident())
                .setParameter("key", alert.key())
                .setParameter("action", alert.body().eventAction().name().toLowerCase(Locale.ROOT))
                .setParameter("body", AlertJson.write(alert.body()))
                .executeUpdate()
                .replaceWithVoid();
    }
}
