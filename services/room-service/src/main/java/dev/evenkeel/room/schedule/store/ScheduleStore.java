package dev.evenkeel.room.schedule.store;

import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.schedule.domain.Deviation;
import dev.evenkeel.room.schedule.domain.Invitee;
import dev.evenkeel.room.schedule.domain.Organizer;
import dev.evenkeel.room.schedule.domain.Schedule;
import dev.evenkeel.room.schedule.domain.ScheduleSecret;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads and writes scheduled meetings within a transaction. */
@Singleton
class ScheduleStore {
    /** No invitee has it. */
    private static final String NOBODY = "";

    /** The meeting, which nobody else changes until the end of the transaction. */
    Uni<Optional<Schedule>> lock(Mutiny.Session session, String meetingId) {
        return session.find(ScheduleRow.class, meetingId, LockModeType.PESSIMISTIC_WRITE)
                .chain(row -> whole(session, row == null ? List.of() : List.of(row)))
                .map(found -> found.stream().findFirst());
    }

    Uni<Optional<Schedule>> find(Mutiny.Session session, String meetingId) {
        return session.find(ScheduleRow.class, meetingId)
                .chain(row -> whole(session, row == null ? List.of() : List.of(row)))
                .map(found -> found.stream().findFirst());
    }

    /** What a person organizes or is invited to. */
    Uni<List<Schedule>> of(Mutiny.Session session, String accountId, Optional<String> email) {
        return session.createQuery(
                        """
                        select s from ScheduleRow s
                        where s.organizerId = :account
                           or s.meetingId in
                              (select i.key.meetingId from InviteeRow i where i.key.email = :email)
                        """,
                        ScheduleRow.class)
                .setParameter("account", accountId)
                .setParameter("email", email.orElse(NOBODY))
                .getResultList()
                .chain(rows -> whole(session, rows));
    }

    /** Whose answer link it is, and to which meeting. */
    Uni<Optional<Invited>> byLink(Mutiny.Session session, KeyHash link) {
        return session.createQuery(
                        "select i from InviteeRow i where i.link = :link", InviteeRow.class)
                .setParameter("link", link.hex())
                .getResultList()
                .map(rows ->
                        rows.stream()
                                .findFirst()
                                .map(row -> new Invited(row.key.meetingId(), row.key.email())));
    }

    /** Somebody's invitation. */
    record Invited(String meetingId, String email) {}

    /** Writes the meeting as it is, and when people are reminded next. */
    Uni<Void> save(Mutiny.Session session, Schedule schedule, @Nullable Instant nextReminderAt) {
        String id = schedule.meetingId();
        Stream<Object> parts =
                Stream.concat(
                        schedule.deviations().stream().map(one -> new DeviationRow(id, one)),
                        schedule.invitees().stream().map(one -> invitee(schedule, one)));
        return session.clear()
                .merge(new ScheduleRow(schedule, nextReminderAt))
                .chain(() -> session.flush())
                .chain(() ->
                        drop(session, "delete from DeviationRow where key.meetingId = :id", id))
                .chain(() -> drop(session, "delete from InviteeRow where key.meetingId = :id", id))
                .chain(() -> session.persistAll(parts.toArray()))
                .chain(() -> session.flush());
    }

    /** The language of everybody among these who has an account. */
    Uni<Map<String, String>> languages(Mutiny.Session session, List<String> emails) {
        if (emails.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createQuery(
                        "select a.email, a.language from AccountRow a where a.email in :emails",
                        Object[].class)
                .setParameter("emails", emails)
                .getResultList()
                .map(rows ->
                        rows.stream()
                                .collect(
                                        Collectors.toMap(
                                                row -> (String) row[0], row -> (String) row[1])));
    }

    private static InviteeRow invitee(Schedule schedule, Invitee invitee) {
        KeyHash link = KeyHash.of(ScheduleSecret.answer(schedule, invitee.email()));
        return new InviteeRow(schedule.meetingId(), invitee, link);
    }

    private static Uni<Integer> drop(Mutiny.Session session, String query, String id) {
        return session.createMutationQuery(query).setParameter("id", id).executeUpdate();
    }

    private static Uni<List<Schedule>> whole(Mutiny.Session session, List<ScheduleRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<String> ids = rows.stream().map(row -> row.meetingId).toList();
        return deviations(session, ids)
                .chain(deviations ->
                        invitees(session, ids)
                                .chain(invitees ->
                                        organizers(session, rows)
                                                .map(organizers ->
                                                        rows.stream()
                                                                .map(row ->
                                                                        schedule(
                                                                                row,
                                                                                organizers,
                                                                                deviations,
                                                                                invitees))
                                                                .toList())));
    }

    private static Uni<Map<String, List<Deviation>>> deviations(
            Mutiny.Session session, List<String> ids) {
        return session.createQuery(
                        """
                        select d from DeviationRow d where d.key.meetingId in :ids
                        order by d.key.recurrenceId
                        """,
                        DeviationRow.class)
                .setParameter("ids", ids)
                .getResultList()
                .map(rows ->
                        rows.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                row -> row.key.meetingId(),
                                                Collectors.mapping(
                                                        DeviationRow::toDeviation,
                                                        Collectors.toList()))));
    }

    private static Uni<Map<String, List<Invitee>>> invitees(
            Mutiny.Session session, List<String> ids) {
        return session.createQuery(
                        """
                        select i from InviteeRow i where i.key.meetingId in :ids
                        order by i.key.email
                        """,
                        InviteeRow.class)
                .setParameter("ids", ids)
                .getResultList()
                .map(rows ->
                        rows.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                row -> row.key.meetingId(),
                                                Collectors.mapping(
                                                        InviteeRow::toInvitee,
                                                        Collectors.toList()))));
    }

    private static Uni<Map<String, Organizer>> organizers(
            Mutiny.Session session, List<ScheduleRow> rows) {
        return session.createQuery(
                        """
                        select a.accountId, a.email, a.name, a.language from AccountRow a
                        where a.accountId in :ids
                        """,
                        Object[].class)
                .setParameter("ids", rows.stream().map(row -> row.organizerId).distinct().toList())
                .getResultList()
                .map(found ->
                        found.stream()
                                .map(row ->
                                        new Organizer(
                                                (String) row[0],
                                                (String) row[1],
                                                (String) row[2],
                                                (String) row[3]))
                                .collect(Collectors.toMap(Organizer::accountId, one -> one)));
    }

    private static Schedule schedule(
            ScheduleRow row,
            Map<String, Organizer> organizers,
            Map<String, List<Deviation>> deviations,
            Map<String, List<Invitee>> invitees) {
        Organizer organizer = organizers.get(row.organizerId);
        if (organizer == null) {
            throw new IllegalStateException("no organizer of " + row.meetingId);
        }
        return new Schedule(
                row.meetingId,
                organizer,
                row.plan(),
                deviations.getOrDefault(row.meetingId, List.of()),
                invitees.getOrDefault(row.meetingId, List.of()),
                row.sequence,
                row.createdAt,
                row.changedAt,
                row.cancelledAt,
                row.continuedBy,
                row.liveMeetingId,
                row.secret);
    }
}
