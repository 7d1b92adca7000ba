package dev.evenkeel.incident.alert.store;

import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages for reading. */
@Singleton
public class DeliveryReader {
    private static final String LISTED =
            """
            select d.id, d.receiver, d.kind, d.state, d.attempts,
                cast(extract(epoch from d.created_at) * 1000 as bigint),
                cast(extract(epoch from d.delivered_at) * 1000 as bigint),
                cast(extract(epoch from d.due_at) * 1000 as bigint),
                d.last_status, d.last_error,
                (select string_agg(i.action, ',' order by i.seq) from {h-schema}alert_item i
                    where i.delivery_id = d.id and (:incident = '' or i.incident_id = :incident)),
                (select max(i.level) from {h-schema}alert_item i where i.delivery_id = d.id)
            from {h-schema}alert_delivery d
            where (:incident = '' or exists (select 1 from {h-schema}alert_item i
                    where i.delivery_id = d.id and i.incident_id = :incident))
                and (not :failed or d.state = 'failed')
            order by d.seq desc limit 200
            """;

    private final Transactions transactions;

    /**
     * A message to one receiver.
     *
     * @param actions of the incident asked for: trigger, acknowledge, resolve
     * @param level 0 at once, from 1 because nobody had acknowledged
     * @param dueAt of the next attempt; absent when it is over
     */
    public record Delivery(
            String id,
            String receiver,
            String kind,
            String state,
            List<String> actions,
            int level,
            int attempts,
            Instant createdAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant dueAt,
            @Nullable Integer lastStatus,
            @Nullable String lastError) {}

    @Inject
    DeliveryReader(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The newest, first the newest.
     *
     * @param incidentId empty: of all
     * @param failed only those given up
     */
    public Uni<List<Delivery>> newest(String incidentId, boolean failed) {
        return transactions.run(session ->
                session.createNativeQuery(LISTED, Object[].class)
                        .setParameter("incident", incidentId)
                        .setParameter("failed", failed)
                        .getResultList()
                        .map(rows -> rows.stream().map(DeliveryReader::delivery).toList()));
    }

    private static Delivery delivery(Object[] row) {
        String state = (String) row[3];
        boolean over = state.equals("delivered") || state.equals("failed");
        return new Delivery(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                state,
                List.of(String.valueOf(row[10]).split(",")),
                ((Number) row[11]).intValue(),
                ((Number) row[4]).intValue(),
                Instant.ofEpochMilli(((Number) row[5]).longValue()),
                instant(row[6]),
                over ? null : instant(row[7]),
                (Integer) row[8],
                (String) row[9]);
    }

    private static @Nullable Instant instant(@Nullable Object millis) {
        return millis == null ? null : Instant.ofEpochMilli(((Number) millis).longValue());
    }
}
