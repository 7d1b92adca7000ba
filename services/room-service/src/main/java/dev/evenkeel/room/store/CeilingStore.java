package dev.evenkeel.room.store;

import dev.evenkeel.contracts.failover.Ceiling;
import dev.evenkeel.room.domain.CeilingHold;
import dev.evenkeel.room.domain.MeetingCeiling;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * What runs hold the pictures of meetings below. A row stays when its ceiling has ended: it says
 * which command was the last, and its revision goes on growing.
 */
@Singleton
public class CeilingStore {
    private static final String FIND =
            """
            select run_id, command_id, issued_at, audio_only, height, bits_per_second, ends_at,
                revision, meeting_id
            from {h-schema}layer_ceiling
            """;
    private static final String PUT =
            """
            with put as (
                insert into {h-schema}layer_ceiling as c
                    (meeting_id, run_id, command_id, issued_at, audio_only, height,
                        bits_per_second, ends_at)
                values (:meeting, :run, :command, :issued, :audioOnly, cast(:height as integer),
                    cast(:bits as bigint), cast(:ends as timestamptz))
                on conflict (meeting_id, run_id) do update set
                    command_id = excluded.command_id, issued_at = excluded.issued_at,
                    audio_only = excluded.audio_only, height = excluded.height,
                    bits_per_second = excluded.bits_per_second, ends_at = excluded.ends_at,
                    revision = excluded.revision
                returning c.revision)
            select revision from put
            """;

    /** What all runs hold or held of a meeting. */
    public Uni<List<CeilingHold>> find(Mutiny.Session session, String meetingId) {
        return session.createNativeQuery(FIND + " where meeting_id = :meeting", Object[].class)
                .setParameter("meeting", meetingId)
                .getResultList()
                .map(rows -> rows.stream().map(CeilingStore::hold).toList());
    }

    /** What the pictures of open meetings are held below, of those that ever were. */
    static Uni<Map<String, MeetingCeiling>> ofOpenMeetings(Mutiny.Session session) {
        return session.createNativeQuery(
                        FIND
                                + """
                                 where meeting_id in (
                                    select meeting_id from {h-schema}meeting where ended_at is null)
                                """,
                        Object[].class)
                .getResultList()
                .map(rows ->
                        rows.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                row -> (String) row[8],
                                                Collectors.collectingAndThen(
                                                        Collectors.mapping(
                                                                CeilingStore::hold,
                                                                Collectors.toList()),
                                                        MeetingCeiling::of))));
    }

    /** Writes what a run holds from now on; its revision is a new one. */
    public Uni<Void> put(Mutiny.Session session, String meetingId, CeilingHold hold) {
        Ceiling ceiling = hold.ceiling();
        return session.createNativeQuery(PUT, Long.class)
                .setParameter("meeting", meetingId)
                .setParameter("run", hold.runId())
                .setParameter("command", hold.commandId())
                .setParameter("issued", hold.issuedAt())
                .setParameter("audioOnly", ceiling != null && ceiling.audioOnly())
                .setParameter("height", ceiling == null ? null : ceiling.height())
                .setParameter("bits", ceiling == null ? null : ceiling.bitsPerSecond())
                .setParameter("ends", hold.until())
                .getSingleResult()
                .replaceWithVoid();
    }

    private static CeilingHold hold(Object[] row) {
        @Nullable Instant until = row[6] == null ? null : moment(row[6]);
        return new CeilingHold(
                (String) row[0],
                (String) row[1],
                moment(row[2]),
                until == null ? null : ceiling(row),
                until,
                ((Number) row[7]).longValue());
    }

    /** A native query answers with the driver's own type. */
    private static Instant moment(Object value) {
        return ((OffsetDateTime) value).toInstant();
    }

    private static Ceiling ceiling(Object[] row) {
        Object height = row[4];
        Object bits = row[5];
        return new Ceiling(
                (Boolean) row[3],
                height == null ? null : ((Number) height).intValue(),
                bits == null ? null : ((Number) bits).longValue());
    }
}
