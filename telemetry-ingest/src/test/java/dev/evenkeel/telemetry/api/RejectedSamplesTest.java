package dev.evenkeel.telemetry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.telemetry.RejectedTelemetry;
import dev.evenkeel.telemetry.Samples;
import dev.evenkeel.telemetry.domain.Producer.Participant;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@TelemetryTest
class RejectedSamplesTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Participant somebody = Samples.somebody();
    private TopicReader topics;

    @BeforeEach
    void read() {
        topics =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(),
                        Topics.TELEMETRY_STREAMS,
                        Topics.TELEMETRY_REJECTED);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void badOnesAreSetAsideAndTheRestGoesOn() {
        // Given
        ObjectNode good = Samples.of(somebody, Instant.now());
        ObjectNode negative = Samples.of(somebody, Instant.now()).put("bytesSent", -1);
        ObjectNode foreign = Samples.of(Samples.somebody(), Instant.now());

        // When
        var answer =
                Browser.post(Browser.by(somebody), Samples.batch(List.of(negative, good, foreign)));

        // Then
        answer.statusCode(202)
                .body("accepted", equalTo(1))
                .body("rejected", hasSize(2))
                .body("rejected.index", equalTo(List.of(0, 2)))
                .body("rejected[0].problem.field", equalTo("/bytesSent"))
                .body("rejected[1].problem.status", equalTo(403));
        topics.await(
                EventTypes.STREAM_SAMPLED,
                data -> data.sampleId().equals(good.get("sampleId").asText()),
                SOON);
        RejectedTelemetry rejected = awaitRejected("/bytesSent");
        assertThat(rejected.problemType()).isEqualTo("urn:evenkeel:problem:bad-field");
        assertThat(rejected.detail()).contains("at least 0", "-1");
        assertThat(rejected.payload()).isEqualTo(negative.toString());
        assertThat(awaitRejected("/meetingId").payload()).isEqualTo(foreign.toString());
    }

    @Test
    void longPayloadIsCut() {
        // Given
        ObjectNode chatty = Samples.of(somebody, Instant.now()).put("source", "x".repeat(20_000));

        // When
        Browser.post(Browser.by(somebody), Samples.batch(List.of(chatty)))
                .statusCode(202)
                .body("accepted", equalTo(0));

        // Then
        assertThat(awaitRejected("/source").payload()).hasSize(8_192);
    }

    private RejectedTelemetry awaitRejected(String field) {
        return topics.await(
                        EventTypes.TELEMETRY_REJECTED,
                        data ->
                                data.producer().equals(somebody.participantId())
                                        && field.equals(data.field()),
                        SOON)
                .data();
    }
}
