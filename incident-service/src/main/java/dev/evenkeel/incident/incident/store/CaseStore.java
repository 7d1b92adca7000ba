package dev.evenkeel.incident.incident.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.incident.domain.IncidentCase;
import dev.evenkeel.incident.incident.store.RequestStore.Answer;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Cases as rows. A revision is written once, together with its events. */
@Singleton
public class CaseStore {
    /**
     * Of each case the newest revision is stored; of the revisions that are new their places come
     * back. Resolved cases go first, because a cause has one open case at most.
     */
    private static final String WRITE =
            """
            with given as (
                select * from jsonb_to_recordset(cast(cast(:revisions as text) as jsonb)) as g(
                    place integer, id text, rule text, domain text, cause text, state text,
                    "openedAt" timestamptz, "resolvedAt" timestamptz, revision bigint, body text,
                    meetings text)
            ), fresh as (
                select given.* from given
                left join {h-schema}incident_case stored on stored.id = given.id
                where stored.revision is null or stored.revision < given.revision
            ), newest as (
                select distinct on (id) * from fresh order by id, revision desc
            ), written as (
                insert into {h-schema}incident_case
                    (id, rule, cause_domain, cause_id, state, opened_at, resolved_at, revision, body)
                select id, rule, domain, cause, state, "openedAt", "resolvedAt", revision, body
                from newest order by state = 'open', place
                on conflict (id) do update set
                    state = excluded.state, resolved_at = excluded.resolved_at,
                    revision = excluded.revision, body = excluded.body
            ), touched as (
                insert into {h-schema}incident_meeting (incident_id, meeting_id)
                select id, unnest(string_to_array(meetings, ' ')) from newest
                on conflict do nothing
            )
            select place from fresh order by place
            """;

    private static final String OPEN_OR_RECENT =
            """
            select body from {h-schema}incident_case
            where state <> 'resolved' or resolved_at > now() - make_interval(secs => :seconds)
                or body like '%"hold":"closed"%'
            """;
    private static final String NEWEST =
            """
            select body from {h-schema}incident_case
            where :all or state <> 'resolved'
            order by opened_at desc, id desc limit :limit
            """;
    private static final String OF_MEETING =
            """
            select body from {h-schema}incident_case
            where id in (select incident_id from {h-schema}incident_meeting where meeting_id = :meeting)
            order by opened_at
            """;

    private final Transactions transactions;
    private final Outbox outbox;
    private final RequestStore requests;
    private final AlertSink alerts;

    /**
     * One revision of a case and the events that make it known.
     *
     * @param after {@code null} where nothing but an answer is to be written
     * @param answer to the request that it came from
     */
    public record Revision(
            @Nullable IncidentCase after, List<Event<?>> events, @Nullable Answer answer) {
        public Revision {
            events = List.copyOf(events);
        }

        /** The same, which also answers a request. */
        public Revision answering(Answer given) {
            return new Revision(after, events, given);
        }
    }

    @Inject
    CaseStore(Transactions transactions, Outbox outbox, RequestStore requests, AlertSink alerts) {
        this.alerts = alerts;
        this.transactions = transactions;
        this.outbox = outbox;
        this.requests = requests;
    }

    /** Writes the revisions that are not there already, in as few round trips as there can be. */
    Uni<Void> write(Mutiny.Session session, List<Revision> revisions) {
        return upsert(session, revisions)
                .map(fresh ->
                        fresh.stream()
                                .flatMap(place -> revisions.get(place).events().stream())
                                .toList())
                .chain(news -> outbox.append(session, news).chain(() -> alert(session, news)))
                .chain(() -> answer(session, revisions));
    }

    private Uni<Void> answer(Mutiny.Session session, List<Revision> revisions) {
        Uni<Void> answered = Uni.createFrom().voidItem();
        for (Revision revision : revisions) {
            Answer answer = revision.answer();
            if (answer != null) {
                answered = answered.chain(() -> requests.answer(session, answer));
            }
        }
        return answered;
    }

    private Uni<Void> alert(Mutiny.Session session, List<Event<?>> events) {
        Uni<Void> taken = Uni.createFrom().voidItem();
        for (Event<?> event : events) {
            if (event.data() instanceof AlertNotification alert) {
                taken = taken.chain(() -> alerts.take(session, event, alert));
            }
        }
        return taken;
    }

    /** Cases that are not resolved, or were within {@code age}. */
    public Uni<List<IncidentCase>> openOrResolvedWithin(Duration age) {
        return transactions.run(session ->
                session.createNativeQuery(OPEN_OR_RECENT, String.class)
                        .setParameter("seconds", (double) age.toSeconds())
                        .getResultList()
                        .map(CaseStore::read));
    }

    /** The newest incidents, first the newest. */
    public Uni<List<Incident>> newest(boolean all, int limit) {
        return transactions.run(session ->
                session.createNativeQuery(NEWEST, String.class)
                        .setParameter("all", all)
                        .setParameter("limit", limit)
                        .getResultList()
                        .map(bodies -> incidents(read(bodies))));
    }

    public Uni<Optional<Incident>> find(String incidentId) {
        return transactions.run(session ->
                session.createNativeQuery(
                                "select body from {h-schema}incident_case where id = :id",
                                String.class)
                        .setParameter("id", incidentId)
                        .getSingleResultOrNull()
                        .map(body ->
                                Optional.ofNullable(body)
                                        .map(CaseStore::read)
                                        .map(IncidentCase::incident)));
    }

    /** The cases that touched a meeting, the oldest first. */
    public Uni<List<IncidentCase>> ofMeeting(Mutiny.Session session, String meetingId) {
        return session.createNativeQuery(OF_MEETING, String.class)
                .setParameter("meeting", meetingId)
                .getResultList()
                .map(CaseStore::read);
    }

    /** The places of the revisions that were not there before, in their order. */
    private static Uni<List<Integer>> upsert(Mutiny.Session session, List<Revision> revisions) {
        List<Row> rows = new ArrayList<>();
        for (int place = 0; place < revisions.size(); place++) {
            IncidentCase after = revisions.get(place).after();
            if (after != null) {
                rows.add(Row.of(place, after));
            }
        }
        return rows.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createNativeQuery(WRITE, Integer.class)
                        .setParameter("revisions", json(rows))
                        .getResultList();
    }

    /** A case as {@link #WRITE} takes it. */
    private record Row(
            int place,
            String id,
            String rule,
            String domain,
            String cause,
            String state,
            Instant openedAt,
            @Nullable Instant resolvedAt,
            long revision,
            String body,
            String meetings) {
        static Row of(int place, IncidentCase known) {
            Incident incident = known.incident();
            return new Row(
                    place,
                    incident.incidentId(),
                    incident.rule(),
                    incident.cause().domain(),
                    incident.cause().id(),
                    known.isResolved() ? "resolved" : "open",
                    incident.openedAt(),
                    incident.resolvedAt(),
                    incident.revision(),
                    json(known),
                    String.join(" ", incident.meetingIds()));
        }
    }

    private static List<Incident> incidents(List<IncidentCase> cases) {
        return cases.stream().map(IncidentCase::incident).toList();
    }

    private static List<IncidentCase> read(List<String> bodies) {
        return bodies.stream().map(CaseStore::read).toList();
    }

    private static String json(Object written) {
        try {
            return EventJson.mapper().writeValueAsString(written);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a case cannot be written", e);
        }
    }

    private static IncidentCase read(String body) {
        try {
            return EventJson.mapper().readValue(body, IncidentCase.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored case cannot be read", e);
        }
    }
}
