package dev.evenkeel.platform.outbox;

import static dev.evenkeel.platform.outbox.Fixture.LIMIT;
import static dev.evenkeel.platform.outbox.Fixture.freshKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several publishers on one table, and publishers that die; the application's own is off. */
@QuarkusTest
@TestProfile(CompetingPublishersTest.WithoutPublisher.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class CompetingPublishersTest {

    /** Leaves publishing to the test. */
    public static final class WithoutPublisher implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("evenkeel.outbox.enabled", "false");
        }
    }

    @Inject Fixture fixture;
    @Inject Transactions transactions;
    @Inject OutboxConfig config;
    @Inject OutboxMeters meters;
    @Inject Vertx vertx;

    private final List<Event<?>> sent = new CopyOnWriteArrayList<>();
    private final List<OutboxPublisher> started = new ArrayList<>();

    @AfterEach
    void stopPublishers() {
        started.forEach(publisher -> Fixture.await(publisher.stop()));
    }

    @Test
    void whatADeadProcessAppendedIsSentByTheNext() {
        // Given
        String key = freshKey();
        fixture.append(fixture.started(key, "left behind"));

        // When
        start(this::send);

        // Then
        await().atMost(LIMIT).until(() -> titles(key).equals(List.of("left behind")));
        await().atMost(LIMIT).until(() -> fixture.waiting(key) == 0);
    }

    @Test
    void onlyOneOfThreePublishes() {
        // Given
        String key = freshKey();
        List<OutboxPublisher> three =
                List.of(start(this::send), start(this::send), start(this::send));

        // When
        for (int i = 0; i < 100; i++) {
            fixture.append(fixture.started(key, Integer.toString(i)));
        }

        // Then
        await().atMost(LIMIT).until(() -> fixture.waiting(key) == 0);
        assertThat(titles(key)).isEqualTo(numbers(100));
        assertThat(three.stream().filter(OutboxPublisher::isPublisher)).hasSize(1);
    }

    @Test
    void anotherTakesOverWhenThePublisherStops() {
        // Given
        String key = freshKey();
        OutboxPublisher first = start(this::send);
        await().atMost(LIMIT).until(first::isPublisher);
        OutboxPublisher second = start(this::send);

        // When
        Fixture.await(first.stop());
        fixture.append(fixture.started(key, "taken over"));

        // Then
        await().atMost(LIMIT).until(() -> titles(key).equals(List.of("taken over")));
        assertThat(second.isPublisher()).isTrue();
    }

    @Test
    void aKeyStopsAtItsFailureAndOthersGoOn() {
        // Given
        String stuck = freshKey();
        String free = freshKey();
        List<String> failures = new CopyOnWriteArrayList<>(List.of("f", "f", "f"));
        fixture.append(fixture.started(stuck, "0"), fixture.started(stuck, "1"));
        fixture.append(fixture.started(free, "0"));

        // When
        start(event ->
                event.key().equals(stuck) && !failures.isEmpty()
                        ? Uni.createFrom()
                                .failure(new IllegalStateException(failures.removeFirst()))
                        : send(event));

        // Then
        await().atMost(LIMIT).until(() -> titles(stuck).equals(List.of("0", "1")));
        assertThat(titles(free)).containsExactly("0");
    }

    @Test
    void whatKafkaNeverTakesIsParkedAndTheRestGoesOn() {
        // Given
        String key = freshKey();
        fixture.append(fixture.started(key, "too large"), fixture.started(key, "fine"));

        // When
        start(event ->
                event.data().toString().contains("too large")
                        ? Uni.createFrom()
                                .failure(
                                        new IllegalStateException(
                                                new RecordTooLargeException("big")))
                        : send(event));

        // Then
        await().atMost(LIMIT).until(() -> titles(key).equals(List.of("fine")));
        await().atMost(LIMIT).until(() -> fixture.waiting(key) == 1);
    }

    @Test
    void aFormerHolderChangesNothing() {
        // Given
        String key = freshKey();
        Duration brief = Duration.ofMillis(200);
        OutboxStore former = new OutboxStore(transactions, "former", brief);
        OutboxStore next = new OutboxStore(transactions, "next", Duration.ofSeconds(10));
        fixture.append(fixture.started(key, "one"));
        long formerEpoch = epoch(former);
        long row = Fixture.await(former.waiting(formerEpoch, 10)).getLast().id();

        // When
        long nextEpoch = epoch(next);

        // Then
        assertThat(nextEpoch).isGreaterThan(formerEpoch);
        assertThat(Fixture.await(former.renew(formerEpoch))).isFalse();
        assertThat(Fixture.await(former.waiting(formerEpoch, 10))).isEmpty();
        assertThat(Fixture.await(former.delete(formerEpoch, List.of(row)))).isZero();
        assertThat(Fixture.await(next.delete(nextEpoch, List.of(row)))).isEqualTo(1);
        Fixture.await(next.release(nextEpoch));
    }

    /** The lease, as soon as it is free. */
    private static long epoch(OutboxStore store) {
        List<Long> epochs = new ArrayList<>();
        await().atMost(LIMIT)
                .until(() -> {
                    epochs.addAll(Fixture.await(store.acquire()));
                    return !epochs.isEmpty();
                });
        return epochs.getFirst();
    }

    private OutboxPublisher start(Function<Event<?>, Uni<Void>> send) {
        OutboxPublisher publisher =
                new OutboxPublisher(
                        vertx, transactions, UUID.randomUUID().toString(), send, config, meters);
        publisher.start();
        started.add(publisher);
        return publisher;
    }

    private Uni<Void> send(Event<?> event) {
        return Uni.createFrom().item(() -> sent.add(event)).replaceWithVoid();
    }

    private List<String> titles(String key) {
        return sent.stream()
                .filter(event -> event.key().equals(key))
                .map(Event::data)
                .map(dev.evenkeel.contracts.meeting.MeetingStarted.class::cast)
                .map(data -> data.title())
                .toList();
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}
