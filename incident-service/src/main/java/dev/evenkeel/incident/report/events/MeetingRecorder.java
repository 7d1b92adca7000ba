package dev.evenkeel.incident.report.events;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.TaskChanged;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.incident.report.store.FactStore;
import dev.evenkeel.incident.report.store.TaskLedger;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import dev.evenkeel.platform.outbox.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes events of meetings and quality windows to the database, a batch in a transaction. */
@Singleton
class MeetingRecorder {
    private static final Logger LOG = Logger.getLogger(MeetingRecorder.class);

    /** The last window of a meeting closes about so long after its last sample. */
    private static final Duration SETTLING = Duration.ofMillis(1_800);

    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final FactStore facts;
    private final TaskLedger tasks;

    @Inject
    MeetingRecorder(Transactions transactions, FactStore facts, TaskLedger tasks) {
        this.transactions = transactions;
        this.facts = facts;
        this.tasks = tasks;
    }

    /**
     * Stores a batch and returns when it is committed; fails while the database is away. May be
     * repeated with the same records. What is no event is logged and skipped.
     */
    void record(List<ConsumerRecord<String, byte[]>> batch) {
        List<Event<?>> happened = new ArrayList<>();
        List<QualityWindow> windows = new ArrayList<>();
        List<TaskChanged> changes = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : batch) {
            Event<?> event = event(message);
            if (event != null && event.data() instanceof QualityWindow window) {
                windows.add(window);
            } else if (event != null && event.data() instanceof TaskChanged change) {
                changes.add(change);
            } else if (event != null && event.data() != null) {
                happened.add(event);
            }
            if (event != null && event.data() instanceof MeetingEnded) {
                ended.add(event.key());
            }
        }
        transactions
                .run(session ->
                        facts.storeFacts(session, happened)
                                .chain(() -> facts.storeWindows(session, windows))
                                .chain(() -> tasks.store(session, changes))
                                .chain(() -> facts.reportDue(session, ended, SETTLING)))
                .await()
                .atMost(LONGEST_TRANSACTION);
    }

    private static @Nullable Event<?> event(ConsumerRecord<String, byte[]> message) {
        Decoded decoded =
                EventCodec.decode(
                        message.topic(), message.key(), message.headers(), message.value());
        return switch (decoded) {
            case Decoded.Known(Event<?> event) -> event;
            case Decoded.Unknown _ -> null;
            case Decoded.Malformed(String reason) -> {
                LOG.warnf(
                        "event=record-malformed topic=%s partition=%d offset=%d reason=\"%s\"",
                        message.topic(), message.partition(), message.offset(), reason);
                yield null;
            }
        };
    }
}
