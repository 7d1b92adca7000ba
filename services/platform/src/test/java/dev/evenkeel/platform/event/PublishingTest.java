package dev.evenkeel.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.meeting.MeetingStarted;
import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
class PublishingTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    /** What the producer gave up while it was under way holds its partition up as long again. */
    private static final Duration ONCE_IN_DOUBT = Duration.ofSeconds(45);

    @Inject EventFactory events;
    @Inject EventPublisher publisher;
    @Inject Identifiers identifiers;
    @Inject Vertx vertx;
    @Inject MeterRegistry meters;

    @AfterEach
    void bringItBack() {
        KafkaResource.broker().start();
    }

    @Test
    void publishedMeansKafkaHasIt() {
        // Given
        Event<MeetingStarted> event = started(identifiers.meetingId(), "one");

        // When
        publisher.publish(event).await().atMost(SOON);

        // Then
        try (TopicReader topic = lifecycle()) {
            var found =
                    topic.await(
                            EventTypes.MEETING_STARTED,
                            data -> data.meetingId().equals(event.key()),
                            SOON);
            assertThat(found.id()).isEqualTo(event.id());
            assertThat(found.source()).isEqualTo("/platform-test");
        }
    }

    @Test
    void eventsOfOneKeyKeepTheirOrder() {
        // Given
        String meetingId = identifiers.meetingId();
        List<String> titles = IntStream.range(0, 2_000).mapToObj(Integer::toString).toList();

        // When
        List<Uni<Void>> sent =
                titles.stream().map(title -> publisher.publish(started(meetingId, title))).toList();
        Uni.join().all(sent).andFailFast().await().atMost(SOON);

        // Then
        assertArrivedInOrder(meetingId, titles);
    }

    @Test
    void eventsPublishedTogetherAreAllThereInTheirOrder() {
        // Given
        String meetingId = identifiers.meetingId();
        List<String> titles = IntStream.range(0, 500).mapToObj(Integer::toString).toList();

        // When
        publisher
                .publish(titles.stream().map(title -> started(meetingId, title)).toList())
                .await()
                .atMost(SOON);

        // Then
        assertArrivedInOrder(meetingId, titles);
    }

    @Test
    void eventsPublishedTogetherFailTogetherAndMakeRoomAgain() {
        // Given
        double published = count("evenkeel.events.published");
        double refused = count("evenkeel.events.refused");
        publisher.publish(started(identifiers.meetingId(), "before")).await().atMost(SOON);
        KafkaResource.broker().kill();
        List<Event<MeetingStarted>> many =
                IntStream.range(0, 4_096)
                        .mapToObj(_ -> started(identifiers.meetingId(), "away"))
                        .toList();

        // When
        var sent = publisher.publish(many).subscribeAsCompletionStage();
        var oneMore = publisher.publish(List.of(started(identifiers.meetingId(), "more")));

        // Then
        assertThatThrownBy(() -> oneMore.await().atMost(Duration.ofMillis(500)))
                .isInstanceOf(EventNotPublishedException.class)
                .hasMessageContaining("too many");
        assertThatThrownBy(() -> sent.get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(EventNotPublishedException.class)
                .hasMessageContaining("not published");
        assertThat(count("evenkeel.events.published")).isGreaterThan(published);
        assertThat(count("evenkeel.events.refused")).isGreaterThanOrEqualTo(refused + 2);
        KafkaResource.broker().start();
        await().atMost(ONCE_IN_DOUBT)
                .ignoreExceptions()
                .untilAsserted(() -> publisher.publish(many).await().atMost(SOON));
    }

    @Test
    void tombstoneIsARecordWithoutValue() {
        // Given
        String incidentId = identifiers.uuid().toString();

        // When
        publisher
                .publish(events.create(EventTypes.INCIDENT_OPEN, incidentId, null))
                .await()
                .atMost(SOON);

        // Then
        try (TopicReader topic = reader(Topics.INCIDENT_OPEN)) {
            var found = topic.awaitRecord(r -> incidentId.equals(r.key()), SOON, "tombstone");
            assertThat(found.value()).isNull();
            assertThat(found.headers().lastHeader("ce_type")).isNotNull();
        }
    }

    @Test
    void answerComesOnTheCallersContext() throws Exception {
        // Given
        CompletableFuture<List<Context>> contexts = new CompletableFuture<>();

        // When
        vertx.getOrCreateContext()
                .runOnContext(_ -> {
                    Context context = Vertx.currentContext();
                    publisher
                            .publish(started(identifiers.meetingId(), "context"))
                            .subscribe()
                            .with(
                                    _ ->
                                            contexts.complete(
                                                    List.of(context, Vertx.currentContext())),
                                    contexts::completeExceptionally);
                });

        // Then
        List<Context> seen = contexts.get(10, TimeUnit.SECONDS);
        assertThat(seen.getLast()).isSameAs(seen.getFirst());
    }

    @Test
    void callerIsNeverBlockedAndHearsOfFailureWhenKafkaIsAway() {
        // Given
        publisher.publish(started(identifiers.meetingId(), "before")).await().atMost(SOON);
        KafkaResource.broker().kill();

        // When
        Instant asked = Instant.now();
        var sent =
                publisher
                        .publish(started(identifiers.meetingId(), "away"))
                        .subscribeAsCompletionStage();
        Duration callTook = Duration.between(asked, Instant.now());

        // Then
        assertThat(callTook).isLessThan(Duration.ofMillis(500));
        assertThatThrownBy(() -> sent.get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(EventNotPublishedException.class)
                .hasMessageContaining("not published");
    }

    @Test
    void tooManyWaitingAreRefusedAtOnceAndMakeRoomAgain() {
        // Given
        publisher.publish(started(identifiers.meetingId(), "before")).await().atMost(SOON);
        KafkaResource.broker().kill();
        var waiting =
                IntStream.range(0, 4_096)
                        .mapToObj(_ -> publisher.publish(started(identifiers.meetingId(), "w")))
                        .map(Uni::subscribeAsCompletionStage)
                        .toList();

        // When
        var oneMore = publisher.publish(started(identifiers.meetingId(), "one more"));

        // Then
        assertThatThrownBy(() -> oneMore.await().atMost(Duration.ofMillis(500)))
                .isInstanceOf(EventNotPublishedException.class)
                .hasMessageContaining("too many");
        KafkaResource.broker().start();
        waiting.forEach(future -> future.handle((_, _) -> true).join());
        publisher.publish(started(identifiers.meetingId(), "after")).await().atMost(SOON);
    }

    private static void assertArrivedInOrder(String meetingId, List<String> titles) {
        try (TopicReader topic = lifecycle()) {
            topic.await(
                    EventTypes.MEETING_STARTED,
                    data ->
                            data.meetingId().equals(meetingId)
                                    && data.title().equals(titles.getLast()),
                    SOON);
            assertThat(topic.all(EventTypes.MEETING_STARTED))
                    .filteredOn(event -> event.key().equals(meetingId))
                    .extracting(event -> event.data().title())
                    .isEqualTo(titles);
        }
    }

    private Event<MeetingStarted> started(String meetingId, String title) {
        return events.create(
                EventTypes.MEETING_STARTED,
                meetingId,
                new MeetingStarted(meetingId, title, Instant.now()));
    }

    private static TopicReader lifecycle() {
        return reader(Topics.MEETING_LIFECYCLE);
    }

    private static TopicReader reader(String topic) {
        return TopicReader.fromBeginning(KafkaResource.broker().bootstrapServers(), topic);
    }

    private double count(String meter) {
        return meters.get(meter).counter().count();
    }
}
