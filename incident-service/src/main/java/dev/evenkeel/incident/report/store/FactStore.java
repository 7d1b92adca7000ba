package dev.evenkeel.incident.report.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.platform.event.EventJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What happened in meetings, row by row. A row is found by the identity of its event, so storing
 * twice changes nothing.
 */
@Singleton
public class FactStore {
    private static final String STORE_FACTS =
            """
            insert into {h-schema}meeting_fact (event_id, meeting_id, type, data)
            select r ->> 'eventId', r ->> 'meetingId', r ->> 'type', r ->> 'data'
            from jsonb_array_elements(cast(cast(:rows as text) as jsonb)) r
            on conflict do nothing
            """;
    private static final String STORE_WINDOWS =
            """
            insert into {h-schema}quality_window
                (meeting_id, participant_id, relay_id, window_end, data)
            select r ->> 'meetingId', r ->> 'participantId', r ->> 'relayId',
                cast(r ->> 'windowEnd' as timestamptz), cast(r as text)
            from jsonb_array_elements(cast(cast(:rows as text) as jsonb)) r
            on conflict do nothing
            """;
    private static final String REPORT_DUE =
            """
            insert into {h-schema}report_due (meeting_id, due_at)
            select m, now() + make_interval(secs => :seconds)
            from unnest(string_to_array(:meetings, ' ')) m
            where not exists (select from {h-schema}meeting_report r where r.meeting_id = m)
            on conflict do nothing
            """;
    private static final String FACTS =
            "select type, data from {h-schema}meeting_fact where meeting_id = :meeting";
    private static final String WINDOWS =
            "select data from {h-schema}quality_window where meeting_id = :meeting";
    private static final String FORGET_WINDOWS =
            "delete from {h-schema}quality_window where meeting_id = :meeting";

    private static final String FORGET_OLD_WINDOWS =
            """
            delete from {h-schema}quality_window
            where window_end < now() - make_interval(secs => :seconds)
            """;
    private static final String FORGET_OLD_FACTS =
            """
            delete from {h-schema}meeting_fact
            where stored_at < now() - make_interval(secs => :seconds)
            """;

    private record FactRow(String eventId, String meetingId, String type, String data) {}

    /** Stores events of meetings; their key is the meeting. */
    public Uni<Void> storeFacts(Mutiny.Session session, Collection<Event<?>> events) {
        List<FactRow> rows =
                events.stream()
                        .map(event ->
                                new FactRow(
                                        event.id(),
                                        event.key(),
                                        event.type().name(),
                                        json(Objects.requireNonNull(event.data()))))
                        .toList();
        return insert(session, STORE_FACTS, rows);
    }

    public Uni<Void> storeWindows(Mutiny.Session session, List<QualityWindow> windows) {
        return insert(session, STORE_WINDOWS, windows);
    }

    /** Asks for the reports of meetings that have none yet. */
    public Uni<Void> reportDue(
            Mutiny.Session session, Collection<String> meetingIds, Duration after) {
        return meetingIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(REPORT_DUE)
                        .setParameter("seconds", after.toMillis() / 1000.0)
                        .setParameter("meetings", String.join(" ", meetingIds))
                        .executeUpdate()
                        .replaceWithVoid();
    }

    /** The data of all events of a meeting. */
    Uni<List<Object>> facts(Mutiny.Session session, String meetingId) {
        return session.createNativeQuery(FACTS, Object[].class)
                .setParameter("meeting", meetingId)
                .getResultList()
                .map(rows ->
                        rows.stream().map(row -> fact((String) row[0], (String) row[1])).toList());
    }

    Uni<List<QualityWindow>> windows(Mutiny.Session session, String meetingId) {
        return session.createNativeQuery(WINDOWS, String.class)
                .setParameter("meeting", meetingId)
                .getResultList()
                .map(rows -> rows.stream().map(row -> read(row, QualityWindow.class)).toList());
    }

    /** The report holds what is needed of them. */
    Uni<Void> forgetWindows(Mutiny.Session session, String meetingId) {
        return session.createNativeQuery(FORGET_WINDOWS)
                .setParameter("meeting", meetingId)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Forgets windows and facts that are older; a report that was built keeps what it needs. */
    public Uni<Void> forget(Mutiny.Session session, Duration windowAge, Duration factAge) {
        return delete(session, FORGET_OLD_WINDOWS, windowAge)
                .chain(() -> delete(session, FORGET_OLD_FACTS, factAge));
    }

    private static Uni<Void> delete(Mutiny.Session session, String statement, Duration age) {
        return session.createNativeQuery(statement)
                .setParameter("seconds", (double) age.toSeconds())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> insert(Mutiny.Session session, String statement, List<?> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(statement)
                        .setParameter("rows", json(rows))
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static Object fact(String type, String data) {
        return read(
                data,
                EventTypes.named(type)
                        .orElseThrow(() -> new IllegalStateException("stored type " + type))
                        .data());
    }

    private static String json(Object value) {
        try {
            return EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written", e);
        }
    }

    private static <T> T read(String data, Class<T> type) {
        try {
            return EventJson.mapper().readValue(data, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored " + type.getSimpleName(), e);
        }
    }
}
