package dev.evenkeel.platform.outbox;

import static dev.evenkeel.platform.outbox.Fixture.LIMIT;
import static dev.evenkeel.platform.outbox.Fixture.await;
import static dev.evenkeel.platform.outbox.Fixture.freshKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.meeting.MeetingStarted;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.PostgresResource;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class OutboxTest {
    @Inject Fixture fixture;
    @Inject Outbox outbox;
    @Inject Transactions transactions;

    private TopicReader reader;

    @BeforeEach
    void openReader() {
        reader =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(),
                        Topics.MEETING_LIFECYCLE,
                        Topics.MEETING_PLACEMENT);
    }

    @AfterEach
    void closeReader() {
        reader.close();
    }

    @Test
    void committedEventArrivesAndLeavesTheTable() {
        // Given
        Event<MeetingStarted> event = fixture.started(freshKey(), "one");

        // When
        fixture.append(event);

        // Then
        var arrived = reader.await(EventTypes.MEETING_STARTED, keyIs(event), LIMIT);
        assertThat(arrived.id()).isEqualTo(event.id());
        assertThat(arrived.source()).isEqualTo(event.source());
        assertThat(arrived.time()).isEqualTo(event.time().truncatedTo(ChronoUnit.MICROS));
        await().atMost(LIMIT).until(() -> fixture.waiting(event.key()) == 0);
    }

    @Test
    void rolledBackEventIsNeverSent() {
        // Given
        Event<MeetingStarted> lost = fixture.started(freshKey(), "rolled back");
        Event<MeetingStarted> kept = fixture.started(freshKey(), "committed later");

        // When
        Uni<Void> failing =
                transactions.run(session ->
                        outbox.append(session, lost)
                                .chain(() -> Uni.createFrom().failure(new Oops())));
        assertThatThrownBy(() -> await(failing)).isInstanceOf(Oops.class);
        fixture.append(kept);

        // Then
        reader.await(EventTypes.MEETING_STARTED, keyIs(kept), LIMIT);
        assertThat(reader.all(EventTypes.MEETING_STARTED))
                .extracting(Event::id)
                .doesNotContain(lost.id());
    }

    @Test
    void tombstoneArrivesWithoutData() {
        // Given
        String key = freshKey();
        Event<MeetingPlaced> tombstone =
                fixture.events.create(EventTypes.MEETING_PLACED, key, null);

        // When
        fixture.append(tombstone);

        // Then
        var arrived = reader.awaitRecord(r -> key.equals(r.key()), LIMIT, "tombstone");
        assertThat(arrived.value()).isNull();
    }

    @Test
    void eventsOfOneKeyKeepTheirOrder() {
        // Given
        List<String> keys = List.of(freshKey(), freshKey(), freshKey());
        int eventsPerKey = 60;

        // When
        for (int i = 0; i < eventsPerKey; i++) {
            for (String key : keys) {
                fixture.append(fixture.started(key, Integer.toString(i)));
            }
        }

        // Then
        for (String key : keys) {
            await().atMost(LIMIT).until(() -> titles(key).size() == eventsPerKey);
            assertThat(titles(key)).isEqualTo(numbers(eventsPerKey));
        }
    }

    @Test
    void commitWakesThePublisherInAFewMilliseconds() {
        // Given
        fixture.append(fixture.started(freshKey(), "warm-up"));
        long[] millis = new long[20];

        // When
        for (int i = 0; i < millis.length; i++) {
            Event<MeetingStarted> event = fixture.started(freshKey(), "timed");
            fixture.append(event);
            long committed = System.nanoTime();
            reader.await(EventTypes.MEETING_STARTED, keyIs(event), LIMIT);
            millis[i] = (System.nanoTime() - committed) / 1_000_000;
        }

        // Then
        Arrays.sort(millis);
        System.out.println("commit to consumer, median ms: " + millis[millis.length / 2]);
        assertThat(millis[millis.length / 2]).isLessThan(100);
    }

    @Test
    void manyTransactionsAtOnceLoseNothing() {
        // Given
        String key = freshKey();
        int transactionsAtOnce = 100;
        List<Uni<Void>> appends = new ArrayList<>();
        for (int i = 0; i < transactionsAtOnce; i++) {
            Event<?> event = fixture.started(key, Integer.toString(i));
            appends.add(transactions.run(session -> outbox.append(session, event)));
        }

        // When
        await(Uni.join().all(appends).usingConcurrencyOf(10).andFailFast());

        // Then
        await().atMost(LIMIT).until(() -> titles(key).size() == transactionsAtOnce);
        assertThat(titles(key)).doesNotHaveDuplicates();
    }

    private List<String> titles(String key) {
        return reader.all(EventTypes.MEETING_STARTED).stream()
                .filter(event -> event.key().equals(key))
                .map(event -> event.data().title())
                .toList();
    }

    private static List<String> numbers(int count) {
        return java.util.stream.IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static java.util.function.Predicate<MeetingStarted> keyIs(Event<?> event) {
        return data -> data.meetingId().equals(event.key());
    }

    private static final class Oops extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
