package dev.evenkeel.room.events;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.contracts.failover.LayerCeiling;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import dev.evenkeel.room.live.LiveRooms;
import dev.evenkeel.room.placement.Ceilings;
import dev.evenkeel.room.placement.FailoverCommands;
import dev.evenkeel.room.placement.ReceivedCeiling;
import dev.evenkeel.room.placement.ReceivedCommand;
import dev.evenkeel.room.store.Availability;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * {@code failover.commands.v1}, in batches. While the database is away it waits; what can never be
 * carried out goes to the dead letter topic with the reason, and the rest goes on.
 */
@Startup
@ApplicationScoped
public class FailoverCommandConsumer {
    private static final Logger LOG = Logger.getLogger(FailoverCommandConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final FailoverCommands commands;
    private final Ceilings ceilings;
    private final LiveRooms rooms;
    private final Counter deadLetters;

    @Inject
    FailoverCommandConsumer(
            FailoverCommands commands, Ceilings ceilings, LiveRooms rooms, MeterRegistry meters) {
        this.rooms = rooms;
        this.commands = commands;
        this.ceilings = ceilings;
        this.deadLetters =
                meters.counter("evenkeel.dead.letters", "topic", Topics.FAILOVER_COMMANDS);
    }

    @Incoming("failover-commands")
    public Uni<Void> consume(KafkaRecordBatch<String, byte[]> batch) {
        Map<KafkaRecord<String, byte[]>, ReceivedCommand> readable = new LinkedHashMap<>();
        Map<KafkaRecord<String, byte[]>, ReceivedCeiling> held = new LinkedHashMap<>();
        List<Uni<Void>> dead = new ArrayList<>();
        for (KafkaRecord<String, byte[]> record : batch) {
            switch (decode(record)) {
                case Read.Command command -> readable.put(record, command.command());
                case Read.Held(ReceivedCeiling ceiling) -> held.put(record, ceiling);
                case Read.Poison poison ->
                        dead.add(bury(record, new PoisonException(poison.why())));
                case Read.Foreign foreign -> {}
            }
        }
        return rooms.loaded()
                .chain(() -> inOrder(dead))
                .chain(() -> execute(readable, commands::execute))
                .chain(() -> execute(held, ceilings::execute))
                .chain(() -> Uni.createFrom().completionStage(batch.ack()));
    }

    private sealed interface Read {
        record Command(ReceivedCommand command) implements Read {}

        record Held(ReceivedCeiling ceiling) implements Read {}

        record Poison(String why) implements Read {}

        record Foreign() implements Read {}
    }

    private static Read decode(KafkaRecord<String, byte[]> record) {
        Decoded decoded =
                EventCodec.decode(
                        record.getTopic(),
                        record.getKey(),
                        record.getHeaders(),
                        record.getPayload());
        return switch (decoded) {
            case Decoded.Known known -> complete(known.event());
            case Decoded.Unknown unknown -> new Read.Foreign();
            case Decoded.Malformed malformed -> new Read.Poison(malformed.reason());
        };
    }

    /** JSON may lack what the record class promises. */
    @SuppressWarnings("ConstantValue")
    private static Read complete(Event<?> event) {
        if (event.type() == EventTypes.DEVICE_SWITCH) {
            return new Read.Foreign();
        }
        if (event.data() instanceof LayerCeiling ceiling) {
            return new Read.Held(new ReceivedCeiling(ceiling, event));
        }
        if (!(event.data() instanceof FailoverCommand command)) {
            return new Read.Poison("not a failover command");
        }
        boolean complete =
                command.commandId() != null
                        && command.meetingId() != null
                        && command.action() != null
                        && command.avoidRelayId() != null
                        && command.incidentId() != null
                        && command.expiresAt() != null;
        return complete
                ? new Read.Command(new ReceivedCommand(command, event))
                : new Read.Poison("a field is missing");
    }

    private <T> Uni<Void> execute(
            Map<KafkaRecord<String, byte[]>, T> readable, Function<List<T>, Uni<Void>> work) {
        return readable.isEmpty()
                ? Uni.createFrom().voidItem()
                : patiently(List.copyOf(readable.values()), work)
                        .onFailure()
                        .recoverWithUni(_ -> oneByOne(readable, work));
    }

    private <T> Uni<Void> oneByOne(
            Map<KafkaRecord<String, byte[]>, T> readable, Function<List<T>, Uni<Void>> work) {
        return inOrder(
                readable.entrySet().stream()
                        .map(entry ->
                                patiently(List.of(entry.getValue()), work)
                                        .onFailure()
                                        .recoverWithUni(cause -> bury(entry.getKey(), cause)))
                        .toList());
    }

    private static <T> Uni<Void> patiently(List<T> batch, Function<List<T>, Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(() -> work.apply(batch))
                .onFailure(Availability::isAway)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private Uni<Void> bury(KafkaRecord<String, byte[]> record, Throwable cause) {
        LOG.errorf(
                "event=dead-letter topic=%s partition=%d reason=\"%s\"",
                record.getTopic(), record.getPartition(), cause.getMessage());
        deadLetters.increment();
        return Uni.createFrom().completionStage(() -> record.nack(cause));
    }

    private static Uni<Void> inOrder(List<Uni<Void>> works) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Uni<Void> work : works) {
            done = done.chain(() -> work);
        }
        return done;
    }

    private static final class PoisonException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PoisonException(String message) {
            super(message);
        }
    }
}
