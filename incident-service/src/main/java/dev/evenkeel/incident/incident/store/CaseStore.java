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
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Cases as rows. A revision is written once, together with its events. */
@Singleton
public class CaseStore {
    private static final String WRITE =
            """
            insert into {h-schema}incident_case
                (id, rule, cause_domain, cause_id, state, opened_at, resolved_at, revision, body)
            values (:id, :rule, :domain, :cause, :state, cast(cast(:openedAt as text) as timestamptz),
                cast(cast(:resolvedAt as text) as timestamptz), :revision, :body)
            on conflict (id) do update set
                state = excluded.state, resolved_at = excluded.resolved_at,
                revision = excluded.revision, body = excluded.body
            where incident_case.revision < excluded.revision
            """;
    private static final String TOUCH =
            """
            insert into {h-schema}incident_meeting (incident_id, meeting_id)
            select :id, unnest(string_to_array(:meetings, ' '))
            on conflict do nothing
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

    /** Writes a revision unless it is there already. */
    Uni<Void> write(Mutiny.Session session, Revision revision) {
        Answer answer = revision.answer();
        return writeCase(session, revision)
                .chain(() ->
                        answer == null
                                ? Uni.createFrom().voidItem()
                                : requests.answer(session, answer));
    }

    private Uni<Void> writeCase(Mutiny.Session session, Revision revision) {
        IncidentCase after = revision.after();
        if (after == null) {
            return Uni.createFrom().voidItem();
        }
        return upsert(session, after)
                .chain(written ->
                        written == 0
                                ? Uni.createFrom().voidItem()
                                : touch(session, after.incident())
                                        .chain(() -> outbox.append(session, revision.events()))
                                        .chain(() -> alert(session, revision.events())));
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

    private static Uni<Integer> upsert(Mutiny.Session session, IncidentCase known) {
        Incident incident = known.incident();
        @Nullable String resolvedAt =
                incident.resolvedAt() == null ? null : incident.resolvedAt().toString();
        return session.createNativeQuery(WRITE)
                .setParameter("id", incident.incidentId())
                .setParameter("rule", incident.rule())
                .setParameter("domain", incident.cause().domain())
                .setParameter("cause", incident.cause().id())
                .setParameter("state", known.isResolved() ? "resolved" : "open")
                .setParameter("openedAt", incident.openedAt().toString())
                .setParameter("resolvedAt", resolvedAt)
                .setParameter("revision", incident.revision())
                .setParameter("body", json(known))
                .executeUpdate();
    }

    private static Uni<Void> touch(Mutiny.Session session, Incident incident) {
        return incident.meetingIds().isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(TOUCH)
                        .setParameter("id", incident.incidentId())
                        .setParameter("meetings", String.join(" ", incident.meetingIds()))
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static List<Incident> incidents(List<IncidentCase> cases) {
        return cases.stream().map(IncidentCase::incident).toList();
    }

    private static List<IncidentCase> read(List<String> bodies) {
        return bodies.stream().map(CaseStore::read).toList();
    }

    private static String json(IncidentCase known) {
        try {
            return EventJson.mapper().writeValueAsString(known);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("case " + known.id() + " cannot be written", e);
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
