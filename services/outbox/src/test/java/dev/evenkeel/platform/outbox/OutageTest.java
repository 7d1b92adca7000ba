package dev.evenkeel.platform.outbox;

import static dev.evenkeel.platform.outbox.Fixture.LIMIT;
import static dev.evenkeel.platform.outbox.Fixture.freshKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.PostgresResource;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class OutageTest {
    private static final int EVENTS = 30;

    @Inject Fixture fixture;

    private TopicReader reader;

    @BeforeEach
    void openReader() {
        reader =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(), Topics.MEETING_LIFECYCLE);
    }

    @AfterEach
    void bringEverythingBack() {
        reader.close();
        KafkaResource.broker().start();
        PostgresResource.database().start();
    }

    @Test
    void whatIsAppendedWithoutKafkaArrivesInOrderAfterwards() {
        // Given
        String key = freshKey();
        KafkaResource.broker().kill();

        // When
        for (int i = 0; i < EVENTS; i++) {
            fixture.append(fixture.started(key, Integer.toString(i)));
        }
        assertThat(fixture.waiting(key)).isEqualTo(EVENTS);
        KafkaResource.broker().start();

        // Then
        await().atMost(LIMIT).until(() -> fixture.waiting(key) == 0);
        await().atMost(LIMIT).until(() -> firstTitles(key).size() == EVENTS);
        assertThat(firstTitles(key)).containsExactlyElementsOf(numbers());
    }

    @Test
    void postgresComingBackIsAllItTakes() {
        // Given
        String before = freshKey();
        String after = freshKey();
        fixture.append(fixture.started(before, "before"));

        // When
        PostgresResource.database().kill();
        assertThatThrownBy(() -> fixture.append(fixture.started(after, "meanwhile")));
        PostgresResource.database().start();
        await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> {
                    fixture.append(fixture.started(after, "after"));
                    return true;
                });

        // Then
        reader.await(EventTypes.MEETING_STARTED, e -> e.title().equals("after"), LIMIT);
        reader.await(EventTypes.MEETING_STARTED, e -> e.meetingId().equals(before), LIMIT);
        assertThat(firstTitles(after)).doesNotContain("meanwhile");
    }

    /** Titles in the order of their first arrival: an event may come twice, counted by its id. */
    private Set<String> firstTitles(String key) {
        return reader.all(EventTypes.MEETING_STARTED).stream()
                .filter(event -> event.key().equals(key))
                .map(Event::data)
                .map(data -> data.title())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Iterable<String> numbers() {
        return IntStream.range(0, EVENTS).mapToObj(Integer::toString).toList();
    }
}
