package dev.evenkeel.telemetry.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.telemetry.RejectedTelemetry;
import dev.evenkeel.telemetry.Samples;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TestTokens;
import dev.evenkeel.testkit.TopicReader;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A malformed sample in a hundred: each is a dead letter with its reason, all others go on as if it
 * were not there. The figure for 100,000 is printed with {@code -Devenkeel.poison.samples=100000},
 * docs/benchmarks.md.
 */
@TelemetryTest
class PoisonTest {
    private static final int SAMPLES = Integer.getInteger("evenkeel.poison.samples", 10_000);
    private static final int BATCH = 500;
    private static final int POISON_EVERY = 100;

    /** Within the burst that a site may send at once. */
    private static final int PER_SITE = 10_000;

    private static final Duration ON_TIME = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String run = "poison-" + UUID.randomUUID().toString().substring(0, 8);
    private final Set<String> good = new HashSet<>();
    private final List<String> poisoned = new ArrayList<>();
    private final List<Duration> answers = new ArrayList<>();

    @Test
    void eachIsADeadLetterAndTheOthersGoOn() {
        // Given
        String kafka = KafkaResource.broker().bootstrapServers();
        try (TopicReader topics =
                TopicReader.fromNow(kafka, Topics.TELEMETRY_DEVICES, Topics.TELEMETRY_REJECTED)) {

            // When
            for (int sent = 0; sent < SAMPLES; sent += BATCH) {
                send(run + "-" + sent / PER_SITE, sent);
            }

            // Then
            Set<String> arrived = new HashSet<>();
            List<RejectedTelemetry> letters = new ArrayList<>();
            Instant deadline = Instant.now().plus(LIMIT);
            while ((arrived.size() < good.size() || letters.size() < poisoned.size())
                    && Instant.now().isBefore(deadline)) {
                arrived = arrived(topics);
                letters = letters(topics);
            }
            assertThat(arrived).isEqualTo(good);
            assertThat(letters)
                    .hasSameSizeAs(poisoned)
                    .allSatisfy(letter -> {
                        assertThat(letter.field()).isNotBlank();
                        assertThat(letter.detail()).contains("should be", "it was");
                    })
                    .extracting(RejectedTelemetry::payload)
                    .containsExactlyInAnyOrderElementsOf(poisoned);
            answers.sort(Duration::compareTo);
            Duration late = answers.get(answers.size() * 99 / 100);
            System.out.printf(
                    "FIGURE 7: %d malformed among %d samples: %d dead letters with reasons, %d others accepted, batches of %d acknowledged within %d ms (p99)%n",
                    poisoned.size(),
                    SAMPLES,
                    letters.size(),
                    arrived.size(),
                    BATCH,
                    late.toMillis());
            assertThat(answers.get(answers.size() / 2)).isLessThan(ON_TIME);
        }
    }

    private void send(String site, int first) {
        Instant now = Instant.now();
        List<ObjectNode> batch = new ArrayList<>();
        for (int i = first; i < first + BATCH; i++) {
            ObjectNode sample = Samples.device("cam-" + i, site, now);
            if (i % POISON_EVERY == 0) {
                poison(sample, i / POISON_EVERY);
                poisoned.add(sample.toString());
            } else {
                good.add(sample.get("sampleId").asText());
            }
            batch.add(sample);
        }
        String body = Samples.batch(batch).toString();
        String token = TestTokens.telemetryOfSite(site, "devices").sign();
        Instant asked = Instant.now();
        JsonPath answer =
                Browser.withToken(token)
                        .body(body)
                        .post("/api/v1/telemetry/devices")
                        .then()
                        .statusCode(202)
                        .extract()
                        .jsonPath();
        answers.add(Duration.between(asked, Instant.now()));
        assertThat(answer.getInt("accepted")).isEqualTo(BATCH - BATCH / POISON_EVERY);
        assertThat(answer.getList("rejected")).hasSize(BATCH / POISON_EVERY);
    }

    private static void poison(ObjectNode sample, int kind) {
        switch (kind % 5) {
            case 0 -> sample.put("temperatureCelsius", "hot");
            case 1 -> sample.put("kind", "toaster");
            case 2 -> sample.remove("status");
            case 3 -> sample.put("timestamp", "yesterday");
            default -> sample.put("deviceId", "Café 1");
        }
    }

    private Set<String> arrived(TopicReader topics) {
        Set<String> ids = new HashSet<>();
        for (var event : topics.all(EventTypes.DEVICE_REPORTED)) {
            if (event.data().siteId().startsWith(run)) {
                assertThat(ids.add(event.data().sampleId())).as("once").isTrue();
            }
        }
        return ids;
    }

    private List<RejectedTelemetry> letters(TopicReader topics) {
        return topics.all(EventTypes.TELEMETRY_REJECTED).stream()
                .map(Event::data)
                .filter(letter -> letter.producer().startsWith("site/" + run))
                .toList();
    }
}
