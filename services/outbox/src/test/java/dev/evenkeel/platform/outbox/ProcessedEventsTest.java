package dev.evenkeel.platform.outbox;

import static dev.evenkeel.platform.outbox.Fixture.await;
import static dev.evenkeel.platform.outbox.Fixture.freshKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class ProcessedEventsTest {
    @Inject ProcessedEvents processed;
    @Inject Transactions transactions;

    @Test
    void anEventCountsOncePerConsumer() {
        // Given
        String event = freshKey();

        // When
        boolean first = firstTime("counter", event);
        boolean again = firstTime("counter", event);
        boolean elsewhere = firstTime("another", event);

        // Then
        assertThat(first).isTrue();
        assertThat(again).isFalse();
        assertThat(elsewhere).isTrue();
    }

    @Test
    void rolledBackEffectMayHappenAgain() {
        // Given
        String event = freshKey();
        Uni<Boolean> failing =
                transactions.run(session ->
                        processed
                                .firstTime(session, "counter", event)
                                .map(first -> {
                                    throw new IllegalStateException("effect");
                                }));
        await(failing.onFailure().recoverWithNull());

        // When
        boolean first = firstTime("counter", event);

        // Then
        assertThat(first).isTrue();
    }

    @Test
    void ofManyAtOnceOneIsTheFirst() {
        // Given
        String event = freshKey();
        List<Uni<Boolean>> attempts =
                Stream.generate(() -> attempt("counter", event)).limit(20).toList();

        // When
        List<Boolean> firsts = await(Uni.join().all(attempts).andFailFast());

        // Then
        assertThat(firsts).containsOnlyOnce(true);
    }

    @Test
    void forgetsOnlyWhatIsOld() {
        // Given
        String event = freshKey();
        firstTime("counter", event);

        // When
        await(transactions.run(session -> processed.forget(session, Duration.ofHours(1))));

        // Then
        assertThat(firstTime("counter", event)).isFalse();

        // When
        await(transactions.run(session -> processed.forget(session, Duration.ofSeconds(-60))));

        // Then
        assertThat(firstTime("counter", event)).isTrue();
    }

    private boolean firstTime(String consumer, String event) {
        return await(attempt(consumer, event));
    }

    private Uni<Boolean> attempt(String consumer, String event) {
        return transactions.run(session -> processed.firstTime(session, consumer, event));
    }
}
