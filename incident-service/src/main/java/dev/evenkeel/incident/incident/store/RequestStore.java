package dev.evenkeel.incident.incident.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.incident.incident.domain.IncidentCase;
import dev.evenkeel.incident.incident.domain.Request;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * What people have asked for: any replica takes a request, the one that judges carries it out, once
 * for each key, and answers in the transaction of what it changed.
 */
@Singleton
public class RequestStore {
    private static final String ASK =
            """
            insert into {h-schema}incident_request (key, incident_id, asked)
            values (:key, :incident, :asked) on conflict (key) do nothing
            """;
    private static final String STANDING =
            "select key, asked, status, detail from {h-schema}incident_request where key = :key";
    private static final String PENDING =
            """
            select r.asked, c.body from {h-schema}incident_request r
            left join {h-schema}incident_case c on c.id = r.incident_id
            where r.status is null order by r.asked_at, r.key limit 50
            """;
    private static final String ANSWER =
            """
            update {h-schema}incident_request set status = :status, detail = :detail, done_at = now()
            where key = :key and status is null
            """;
    private static final String FORGET =
            "delete from {h-schema}incident_request where done_at < now() - interval '7 days'";

    private final Transactions transactions;

    /** A request that waits and the incident it names, as stored. */
    public record Pending(Request request, Optional<IncidentCase> incident) {}

    /** What became of a request; {@code status} is that of HTTP. */
    public record Answer(String key, int status, String detail) {}

    /**
     * A request as it stands.
     *
     * @param same whether the key was used for this very request
     */
    public record Standing(boolean same, Optional<Answer> answer) {}

    @Inject
    RequestStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Takes a request unless one with its key is there. */
    public Uni<Standing> ask(Request request) {
        return transactions.run(session ->
                session.createNativeQuery(ASK)
                        .setParameter("key", request.key())
                        .setParameter("incident", request.incidentId())
                        .setParameter("asked", json(request))
                        .executeUpdate()
                        .chain(() -> standing(session, request)));
    }

    /** How a request stands that was taken before. */
    public Uni<Standing> standing(Request request) {
        return transactions.run(session -> standing(session, request));
    }

    /** Requests without an answer, the oldest first. */
    public Uni<List<Pending>> pending() {
        return transactions.run(session ->
                session.createNativeQuery(PENDING, Object[].class)
                        .getResultList()
                        .map(rows -> rows.stream().map(RequestStore::pending).toList()));
    }

    Uni<Void> answer(Mutiny.Session session, Answer answer) {
        return session.createNativeQuery(ANSWER)
                .setParameter("status", answer.status())
                .setParameter("detail", answer.detail())
                .setParameter("key", answer.key())
                .executeUpdate()
                .chain(() -> session.createNativeQuery(FORGET).executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<Standing> standing(Mutiny.Session session, Request request) {
        return session.createNativeQuery(STANDING, Object[].class)
                .setParameter("key", request.key())
                .getSingleResult()
                .map(row -> standing(row, request));
    }

    private static Standing standing(Object[] row, Request request) {
        Request before = read((String) row[1], Request.class);
        boolean same = withoutTime(before).equals(withoutTime(request));
        Integer status = (Integer) row[2];
        return new Standing(
                same,
                status == null
                        ? Optional.empty()
                        : Optional.of(new Answer((String) row[0], status, (String) row[3])));
    }

    private static Request withoutTime(Request request) {
        return new Request(
                request.key(),
                request.incidentId(),
                request.kind(),
                request.by(),
                request.revision(),
                request.text(),
                request.target(),
                java.time.Instant.EPOCH);
    }

    private static Pending pending(Object[] row) {
        @Nullable String body = (String) row[1];
        return new Pending(
                read((String) row[0], Request.class),
                Optional.ofNullable(body).map(json -> read(json, IncidentCase.class)));
    }

    private static String json(Request request) {
        try {
            return EventJson.mapper().writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("request cannot be written", e);
        }
    }

    private static <T> T read(String body, Class<T> type) {
        try {
            return EventJson.mapper().readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored request cannot be read", e);
        }
    }
}
