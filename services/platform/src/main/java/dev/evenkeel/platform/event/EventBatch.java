package dev.evenkeel.platform.event;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Records that are sent together: each is answered by itself, the last answer is that of all. */
final class EventBatch {
    private final List<ProducerRecord<String, byte[]>> records;
    private final Consumer<@Nullable Exception> answered;
    private final Runnable complete;
    private final AtomicInteger missing;

    /**
     * @param answered hears of each record once, with what went wrong, if it did
     * @param complete hears once that Kafka has every record
     */
    EventBatch(
            List<ProducerRecord<String, byte[]>> records,
            Consumer<@Nullable Exception> answered,
            Runnable complete) {
        this.records = records;
        this.answered = answered;
        this.complete = complete;
        this.missing = new AtomicInteger(records.size());
    }

    void send(Producer<String, byte[]> producer) {
        for (ProducerRecord<String, byte[]> encoded : records) {
            try {
                producer.send(encoded, (_, failure) -> answer(failure));
            } catch (KafkaException | IllegalStateException e) {
                answer(e);
            }
        }
    }

    private void answer(@Nullable Exception failure) {
        answered.accept(failure);
        if (failure == null && missing.decrementAndGet() == 0) {
            complete.run();
        }
    }
}
