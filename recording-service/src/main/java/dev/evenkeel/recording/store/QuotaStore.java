package dev.evenkeel.recording.store;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.recording.RecordingQuota;
import dev.evenkeel.contracts.recording.RecordingRefused;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.recording.RecordingConfig;
import dev.evenkeel.recording.store.PeopleStore.Change;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** How much recordings and exports take, of how much; whether something new may begin. */
@Singleton
public class QuotaStore {
    private static final String ACTOR = "recording-service";
    private static final String USAGE =
            """
            select
                cast((select coalesce(sum(stored_bytes), 0) from {h-schema}recording
                        where state <> 'deleted')
                    + (select coalesce(sum(stored_bytes), 0) from {h-schema}recording_export)
                    as bigint),
                cast((select coalesce(sum(greatest(:reserve - coalesce(stored_bytes, 0), 0)), 0)
                        from {h-schema}recording where state = 'recording')
                    + (select count(*) * :reserve from {h-schema}recording_export
                        where state in ('queued', 'running'))
                    as bigint)
            """;

    private final Transactions transactions;
    private final Outbox outbox;
    private final EventFactory events;
    private final Clock clock;
    private final Quota quota;

    @Inject
    QuotaStore(
            Transactions transactions,
            Outbox outbox,
            EventFactory events,
            Clock clock,
            RecordingConfig config) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
        this.quota =
                new Quota(
                        Quota.ONLY,
                        config.quota().bytes().map(MemorySize::asLongValue).orElse(null),
                        config.quota().warningShare());
    }

    /** As it is now. */
    public Uni<QuotaUsage> usage() {
        return transactions.run(this::usage);
    }

    private Uni<QuotaUsage> usage(Mutiny.Session session) {
        return session.createNativeQuery(USAGE, Object[].class)
                .setParameter("reserve", quota.reserveBytes())
                .getSingleResult()
                .map(row -> new QuotaUsage(quota, (Long) row[0], (Long) row[1]));
    }

    /**
     * Does something that takes room, where there is room for it; otherwise says how full it is.
     * Whoever wants to do so at the same time waits until this transaction ends.
     */
    Uni<Optional<QuotaUsage>> ifRoom(Mutiny.Session session, Supplier<Uni<Void>> work) {
        return level(session)
                .chain(() -> usage(session))
                .chain(usage ->
                        usage.hasRoom()
                                ? work.get().replaceWith(Optional.<QuotaUsage>empty())
                                : Uni.createFrom().item(Optional.of(usage)));
    }

    private Uni<QuotaLevel> level(Mutiny.Session session) {
        return session.createNativeQuery(
                        """
                        select level from {h-schema}recording_quota
                        where organisation = :organisation for update
                        """,
                        String.class)
                .setParameter("organisation", quota.organisation())
                .getSingleResult()
                .map(level -> QuotaLevel.valueOf(level.toUpperCase(Locale.ROOT)));
    }

    /** The same for a recording; one that there is no room for is told of, also to auditors. */
    Uni<Void> begin(Mutiny.Session session, Change.Started started, Supplier<Uni<Void>> work) {
        return ifRoom(session, work)
                .chain(full ->
                        full.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : outbox.append(session, refused(started, full.get())));
    }

    private List<Event<?>> refused(Change.Started started, QuotaUsage usage) {
        String id = started.recordingId();
        long allowed = Objects.requireNonNull(quota.allowedBytes(), "refused without a limit");
        var refused =
                new RecordingRefused(
                        id,
                        started.meetingId(),
                        usage.refusal(),
                        usage.usedBytes(),
                        allowed,
                        clock.instant());
        var entry =
                new AuditEntry(
                        ACTOR,
                        "recording.started",
                        id,
                        AuditEntry.Outcome.REFUSED,
                        null,
                        "quota: %d of %d bytes".formatted(usage.usedBytes(), allowed),
                        clock.instant());
        return List.of(
                events.create(EventTypes.RECORDING_REFUSED, id, refused),
                events.create(EventTypes.AUDIT_RECORDED, ACTOR, entry));
    }

    /** As it is now; the world hears of it when that is news, by whichever process is the first. */
    public Uni<QuotaUsage> tell() {
        return transactions.run(session ->
                level(session)
                        .chain(told ->
                                usage(session)
                                        .chain(usage ->
                                                tell(session, told, usage).replaceWith(usage))));
    }

    private Uni<Void> tell(Mutiny.Session session, QuotaLevel told, QuotaUsage usage) {
        QuotaLevel level = usage.level(told);
        if (level == told) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(
                        """
                        update {h-schema}recording_quota set level = :level, changed_at = now()
                        where organisation = :organisation
                        """)
                .setParameter("level", level.name().toLowerCase(Locale.ROOT))
                .setParameter("organisation", quota.organisation())
                .executeUpdate()
                .chain(() -> outbox.append(session, List.of(news(level, usage))));
    }

    private Event<?> news(QuotaLevel level, QuotaUsage usage) {
        EventType<RecordingQuota> type =
                switch (level) {
                    case REACHED -> EventTypes.RECORDING_QUOTA_REACHED;
                    case WARNED -> EventTypes.RECORDING_QUOTA_WARNED;
                    case FREE -> EventTypes.RECORDING_QUOTA_RECOVERED;
                };
        return events.create(
                type,
                quota.organisation(),
                new RecordingQuota(
                        quota.organisation(),
                        usage.usedBytes(),
                        quota.allowedBytes(),
                        clock.instant()));
    }

    /** Recordings that nobody has counted: they were complete before there was a quota. */
    public Uni<List<String>> uncounted() {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                select recording_id from {h-schema}recording
                                where state = 'ready' and stored_bytes is null
                                """,
                                String.class)
                        .getResultList());
    }

    /** What such a recording takes. */
    public Uni<Void> counted(String recordingId, long storedBytes) {
        return transactions.run(session ->
                session.createNativeQuery(
                                """
                                update {h-schema}recording set stored_bytes = :stored
                                where recording_id = :id and stored_bytes is null
                                """)
                        .setParameter("stored", storedBytes)
                        .setParameter("id", recordingId)
                        .executeUpdate()
                        .replaceWithVoid());
    }
}
