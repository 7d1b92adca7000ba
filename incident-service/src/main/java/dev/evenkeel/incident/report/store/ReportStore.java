package dev.evenkeel.incident.report.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.incident.incident.store.CaseStore;
import dev.evenkeel.incident.report.domain.MeetingReport;
import dev.evenkeel.incident.report.domain.MeetingReport.FollowUp;
import dev.evenkeel.incident.report.domain.MeetingStory;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reports, and which are still to be built. */
@Singleton
public class ReportStore {
    private static final String NEXT =
            """
            select meeting_id from {h-schema}report_due where due_at <= now()
            order by due_at limit 1 for update skip locked
            """;
    private static final String STORE =
            """
            insert into {h-schema}meeting_report (meeting_id, ready_at, body)
            values (:meeting, now(), :body) on conflict do nothing
            """;
    private static final String POSTPONE =
            """
            update {h-schema}report_due set due_at = now() + make_interval(secs => :seconds)
            where meeting_id = :meeting
            """;

    private final Transactions transactions;
    private final FactStore facts;
    private final CaseStore cases;
    private final TaskLedger tasks;

    /** What is known of a report. */
    public sealed interface Found {
        /** It is there, as JSON. */
        record Ready(String json) implements Found {}

        /** The meeting has ended; it comes in a moment. */
        record BeingBuilt() implements Found {}

        /** No such meeting, or it has not ended. */
        record Nothing() implements Found {}
    }

    @Inject
    ReportStore(Transactions transactions, FactStore facts, CaseStore cases, TaskLedger tasks) {
        this.transactions = transactions;
        this.facts = facts;
        this.cases = cases;
        this.tasks = tasks;
    }

    public Uni<Found> find(String meetingId) {
        return transactions.run(session ->
                one(
                                session,
                                "select body from {h-schema}meeting_report where meeting_id = :meeting",
                                meetingId)
                        .chain(body ->
                                body.isPresent()
                                        ? tasks.of(session, meetingId)
                                                .<Found>map(all ->
                                                        new Found.Ready(with(body.get(), all)))
                                        : awaited(session, meetingId)));
    }

    /** A meeting whose report is due; nobody else gets it before the transaction ends. */
    public Uni<Optional<String>> next(Mutiny.Session session) {
        return session.createNativeQuery(NEXT, String.class)
                .getResultList()
                .map(meetings -> meetings.stream().findFirst());
    }

    /** Everything that is stored of a meeting that has ended. */
    public Uni<MeetingStory> story(Mutiny.Session session, String meetingId) {
        return facts.facts(session, meetingId)
                .chain(happened ->
                        facts.windows(session, meetingId)
                                .chain(windows ->
                                        cases.ofMeeting(session, meetingId)
                                                .map(touched ->
                                                        MeetingStory.of(
                                                                meetingId, happened, windows,
                                                                touched))));
    }

    /** Stores a report, once; whether it was the first. */
    public Uni<Boolean> store(Mutiny.Session session, MeetingReport report) {
        String meetingId = report.meetingId();
        return session.createNativeQuery(STORE)
                .setParameter("meeting", meetingId)
                .setParameter("body", json(report))
                .executeUpdate()
                .call(() ->
                        session.createNativeQuery(
                                        "delete from {h-schema}report_due where meeting_id = :meeting")
                                .setParameter("meeting", meetingId)
                                .executeUpdate())
                .call(() -> facts.forgetWindows(session, meetingId))
                .map(stored -> stored == 1);
    }

    /** Tries later again, so that one report that cannot be built does not hold up the others. */
    public Uni<Void> postpone(String meetingId, Duration by) {
        return transactions.run(session ->
                session.createNativeQuery(POSTPONE)
                        .setParameter("meeting", meetingId)
                        .setParameter("seconds", (double) by.toSeconds())
                        .executeUpdate()
                        .replaceWithVoid());
    }

    private Uni<Found> awaited(Mutiny.Session session, String meetingId) {
        return one(
                        session,
                        "select meeting_id from {h-schema}report_due where meeting_id = :meeting",
                        meetingId)
                .map(due -> due.isPresent() ? new Found.BeingBuilt() : new Found.Nothing());
    }

    private static Uni<Optional<String>> one(
            Mutiny.Session session, String query, String meetingId) {
        return session.createNativeQuery(query, String.class)
                .setParameter("meeting", meetingId)
                .getResultList()
                .map((List<String> rows) -> rows.stream().findFirst());
    }

    /** The tasks may have changed since it was built; reports of earlier days know of none. */
    private static String with(String body, List<FollowUp> tasks) {
        try {
            ObjectNode report = (ObjectNode) EventJson.mapper().readTree(body);
            report.set("tasks", EventJson.mapper().valueToTree(tasks));
            return EventJson.mapper().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored report", e);
        }
    }

    private static String json(MeetingReport report) {
        try {
            return EventJson.mapper().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("report cannot be written", e);
        }
    }
}
