package dev.evenkeel.incident.report.events;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.incident.report.store.FactStore;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Writes events of meetings and quality windows to the database, a batch in a transaction. While
 * PostgreSQL is away the batch waits and its partitions with it; nothing is skipped.
 */
@ApplicationScoped
public class MeetingRecorder {
    private static final Logger LOG = Logger.getLogger(MeetingRecorder.class);

    /** The last window of a meeting closes about so long after its last sample. */
    private static final Duration SETTLING = Duration.ofMillis(1_800);

    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final FactStore facts;

    @Inject
    MeetingRecorder(Transactions transactions, FactStore facts) {
        this.transactions = transactions;
        this.facts = facts;
    }

    @Incoming("facts")
    Uni<Void> recordFacts(ConsumerRecords<String, byte[]> batch) {
        List<Event<?>> events = events(batch);
        List<String> ended =
                events.stream()
                        .filter(event -> event.data() instanceof MeetingEnded)
                        .map(Event::key)
                        .toList();
        return persistently(session ->
                facts.storeFacts(session, events)
                        .chain(() -> facts.reportDue(session, ended, SETTLING)));
    }

    @Incoming("windows")
    Uni<Void> recordWindows(ConsumerRecords<String, byte[]> batch) {
        List<QualityWindow> windows =
                events(batch).stream()
                        .map(Event::data)
                        .filter(QualityWindow.class::isInstance)
                        .map(QualityWindow.class::cast)
                        .toList();
        return persistently(session -> facts.storeWindows(session, windows));
    }

    private Uni<Void> persistently(Function<Mutiny.Session, Uni<Void>> work) {
        return transactions
                .run(work)
                .onFailure()
                .invoke(cause -> LOG.warnf("event=recorder-waits cause=\"%s\"", cause.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LONGEST_RETRY)
                .indefinitely();
    }

    private static List<Event<?>> events(ConsumerRecords<String, byte[]> batch) {
        List<Event<?>> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : batch) {
            Decoded decoded =
                    EventCodec.decode(
                            message.topic(), message.key(), message.headers(), message.value());
            switch (decoded) {
                case Decoded.Known(Event<?> event) when Objects.nonNull(event.data()) ->
                        events.add(event);
                case Decoded.Known _, Decoded.Unknown _ -> {}
                case Decoded.Malformed(String reason) ->
                        LOG.warnf(
                                "event=record-malformed topic=%s partition=%d offset=%d reason=\"%s\"",
                                message.topic(), message.partition(), message.offset(), reason);
            }
        }
        return events;
    }
}
