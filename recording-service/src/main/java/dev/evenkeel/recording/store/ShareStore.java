package dev.evenkeel.recording.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who may watch which recording beside what the installation says: rules and links. */
@Singleton
public class ShareStore {
    private static final int MOST_TRIES = 5;
    private static final int TRIES_MINUTES = 15;
    private static final String COLUMNS =
            """
            select link_id, recording_id, label, passcode, watermark, created_by, created_at,
                expires_at, revoked_at, last_used_at, uses
            from {h-schema}share_link
            """;

    private final Transactions transactions;
    private final Outbox outbox;

    @Inject
    ShareStore(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /**
     * Makes a link.
     *
     * @param secretSha256 of what whoever follows it shows, in hex
     */
    public Uni<Void> create(ShareLink link, String secretSha256, List<? extends Event<?>> events) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                insert into {h-schema}share_link
                                    (link_id, recording_id, secret_sha256, label, passcode,
                                    watermark, created_by, created_at, expires_at)
                                values (:id, :recording, :secret, :label, nullif(:passcode, ''),
                                    :watermark, :by, cast(cast(:at as text) as timestamptz),
                                    cast(cast(:expires as text) as timestamptz))
                                """)
                        .setParameter("id", link.linkId())
                        .setParameter("recording", link.recordingId())
                        .setParameter("secret", secretSha256)
                        .setParameter("label", link.label())
                        .setParameter(
                                "passcode", Optional.ofNullable(link.passcodeHash()).orElse(""))
                        .setParameter("watermark", link.watermark())
                        .setParameter("by", link.createdBy())
                        .setParameter("at", link.createdAt().toString())
                        .setParameter("expires", link.expiresAt().toString())
                        .executeUpdate()
                        .chain(() -> outbox.append(session, events)));
    }

    /** The newest first. */
    public Uni<List<ShareLink>> ofRecording(String recordingId) {
        return select("where recording_id = :value order by created_at desc", recordingId);
    }

    public Uni<Optional<ShareLink>> find(String linkId) {
        return select("where link_id = :value", linkId).map(all -> all.stream().findFirst());
    }

    public Uni<Optional<ShareLink>> bySecret(String sha256) {
        return select("where secret_sha256 = :value", sha256).map(all -> all.stream().findFirst());
    }

    /** False when it was revoked before, or is none of this recording. */
    public Uni<Boolean> revoke(String linkId, String recordingId, List<? extends Event<?>> events) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}share_link set revoked_at = now()
                                where link_id = :id and recording_id = :recording
                                    and revoked_at is null
                                """)
                        .setParameter("id", linkId)
                        .setParameter("recording", recordingId)
                        .executeUpdate()
                        .chain(changed ->
                                changed == 0
                                        ? Uni.createFrom().item(false)
                                        : outbox.append(session, events).replaceWith(true)));
    }

    /** Somebody came in by it. */
    public Uni<Void> used(String linkId, List<? extends Event<?>> events) {
        return transactions.run(session ->
                update(
                                session,
                                """
                                update {h-schema}share_link
                                set last_used_at = now(), uses = uses + 1, tries = 0
                                where link_id = :id
                                """,
                                linkId)
                        .chain(() -> outbox.append(session, events)));
    }

    /** Counts a passcode that is about to be compared; false when too many were tried lately. */
    public Uni<Boolean> mayTry(String linkId) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}share_link set
                                    tries = case when tries_since
                                        < now() - make_interval(mins => :minutes)
                                        then 1 else tries + 1 end,
                                    tries_since = case when tries_since
                                        < now() - make_interval(mins => :minutes)
                                        then now() else tries_since end
                                where link_id = :id and (tries < :most or tries_since
                                    < now() - make_interval(mins => :minutes))
                                """)
                        .setParameter("minutes", TRIES_MINUTES)
                        .setParameter("most", MOST_TRIES)
                        .setParameter("id", linkId)
                        .executeUpdate()
                        .map(changed -> changed == 1));
    }

    /** Says who may watch it from now on; false when there is nothing to watch any more. */
    public Uni<Boolean> allow(
            String recordingId,
            Access access,
            List<String> named,
            List<? extends Event<?>> events) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}recording set access = :access,
                                    named = string_to_array(:named, ',')
                                where recording_id = :id and state in ('recording', 'ready')
                                """)
                        .setParameter("access", access.name().toLowerCase(Locale.ROOT))
                        .setParameter("named", String.join(",", named))
                        .setParameter("id", recordingId)
                        .executeUpdate()
                        .chain(changed ->
                                changed == 0
                                        ? Uni.createFrom().item(false)
                                        : outbox.append(session, events).replaceWith(true)));
    }

    private Uni<List<ShareLink>> select(String where, String value) {
        return transactions.run(session ->
                session.createNativeQuery(COLUMNS + where, Object[].class)
                        .setParameter("value", value)
                        .getResultList()
                        .map(rows -> rows.stream().map(ShareStore::link).toList()));
    }

    private static Uni<Integer> update(Mutiny.Session session, String query, String id) {
        return session.createNativeQuery(query).setParameter("id", id).executeUpdate();
    }

    private static ShareLink link(Object[] row) {
        return new ShareLink(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (Boolean) row[4],
                (String) row[5],
                RecordingStore.instant(row[6]),
                RecordingStore.instant(row[7]),
                row[8] == null ? null : RecordingStore.instant(row[8]),
                row[9] == null ? null : RecordingStore.instant(row[9]),
                (Long) row[10]);
    }
}
