package dev.evenkeel.telemetry.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.telemetry.DeviceReport.Kind;
import dev.evenkeel.contracts.telemetry.DeviceReport.Status;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TestTokens;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Devices at the real Mosquitto that miss their reports: one answers, one hangs. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(TestTokens.class)
@WithTestResource(Mosquitto.class)
class MissedReportsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long EVERY_MILLIS = 600;
    private static final String ONLINE = "{\"kind\": \"camera\", \"status\": \"online\"}";

    private final Set<String> reporting = ConcurrentHashMap.newKeySet();

    @Test
    void whoHangsIsOfflineAndWhoAnswersIsNot() throws InterruptedException {
        CountDownLatch introductions = new CountDownLatch(1);
        CountDownLatch questions = new CountDownLatch(5);
        try (TopicReader topic =
                        TopicReader.fromNow(
                                KafkaResource.broker().bootstrapServers(),
                                Topics.TELEMETRY_DEVICES);
                RoomDevice hangs = new RoomDevice("cam-1");
                RoomDevice answers = new RoomDevice("cam-2");
                ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            // Given
            hangs.obey("hq", "cam-1", question -> counted(question, introductions));
            answers.obey("hq", "cam-2", question -> counted(question, questions));
            reporting.addAll(Set.of("cam-1", "cam-2"));
            timer.scheduleAtFixedRate(
                    () -> report(hangs, answers), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
            boolean known = introductions.await(SOON.toSeconds(), TimeUnit.SECONDS);

            // When
            reporting.remove("cam-2");
            boolean asked = questions.await(SOON.toSeconds(), TimeUnit.SECONDS);
            reporting.remove("cam-1");
            hangs.hang();

            // Then
            assertThat(known && asked).isTrue();
            var offline =
                    topic.await(
                            EventTypes.DEVICE_REPORTED,
                            one -> one.status() == Status.OFFLINE,
                            SOON);
            assertThat(offline.data().deviceId()).isEqualTo("cam-1");
            assertThat(offline.data().siteId()).isEqualTo("hq");
            assertThat(offline.data().kind()).isEqualTo(Kind.CAMERA);
        }
    }

    private void report(RoomDevice hangs, RoomDevice answers) {
        if (reporting.contains("cam-1")) {
            hangs.publish("evenkeel/v1/hq/cam-1/status", ONLINE);
        }
        if (reporting.contains("cam-2")) {
            answers.publish("evenkeel/v1/hq/cam-2/status", ONLINE);
        }
    }

    private static String counted(String question, CountDownLatch heard) {
        heard.countDown();
        return applied(question);
    }

    private static String applied(String question) {
        try {
            String id = EventJson.mapper().readTree(question).path("commandId").asText();
            return "{\"commandId\":\"%s\",\"result\":\"applied\"}".formatted(id);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
