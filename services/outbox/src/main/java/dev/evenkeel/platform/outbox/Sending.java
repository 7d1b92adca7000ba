package dev.evenkeel.platform.outbox;

import dev.evenkeel.contracts.event.Event;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one batch: keys side by side, the events of one key one after another, each only after the
 * ack of the one before. A key stops at its first failure, so that nothing overtakes.
 */
final class Sending {
    private final Function<Event<?>, Uni<Void>> publisher;
    private final BooleanSupplier mayPublish;
    private final Set<Long> acked;
    private final Map<Long, String> unsendable = new ConcurrentHashMap<>();
    private volatile @Nullable Throwable failure;

    /**
     * @param mayPublish asked before each event; once it says no, nothing more is begun
     * @param acked rows that Kafka has already; grows
     */
    Sending(Function<Event<?>, Uni<Void>> publisher, BooleanSupplier mayPublish, Set<Long> acked) {
        this.publisher = publisher;
        this.mayPublish = mayPublish;
        this.acked = acked;
    }

    /** Completes when every key is through or stopped; never fails. */
    Uni<Void> send(List<OutboxRow> rows) {
        Collection<List<OutboxRow>> byKey =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> row.key, LinkedHashMap::new, Collectors.toList()))
                        .values();
        List<Uni<Void>> keys = byKey.stream().map(this::sendInOrder).toList();
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(keys).andCollectFailures().replaceWithVoid();
    }

    /** Rows of which no event can be made, with the reason. */
    Map<Long, String> unsendable() {
        return unsendable;
    }

    /** What stopped a key, if anything did. */
    @Nullable Throwable failure() {
        return failure;
    }

    private Uni<Void> sendInOrder(List<OutboxRow> ofOneKey) {
        Uni<Void> sent = Uni.createFrom().voidItem();
        for (OutboxRow row : ofOneKey) {
            sent = sent.chain(() -> sendOne(row));
        }
        return sent.onFailure().invoke(cause -> failure = cause).onFailure().recoverWithNull();
    }

    private Uni<Void> sendOne(OutboxRow row) {
        long id = row.id();
        if (acked.contains(id)) {
            return Uni.createFrom().voidItem();
        }
        if (!mayPublish.getAsBoolean()) {
            return Uni.createFrom().failure(new IllegalStateException("the lease is over"));
        }
        return Uni.createFrom()
                .deferred(() -> publisher.apply(RowCodec.decode(row)))
                .invoke(() -> acked.add(id))
                .onFailure(Sending::isPermanent)
                .recoverWithItem(cause -> {
                    unsendable.put(id, String.valueOf(cause.getMessage()));
                    return null;
                });
    }

    private static boolean isPermanent(Throwable failure) {
        return failure instanceof UnsendableEvent
                || failure.getCause() instanceof RecordTooLargeException
                || failure.getCause() instanceof SerializationException;
    }
}
