package dev.evenkeel.telemetry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.platform.event.Decoded;
import dev.evenkeel.platform.event.EventCodec;
import dev.evenkeel.telemetry.Samples;
import dev.evenkeel.telemetry.domain.Producer.Participant;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@TelemetryTest
class AcceptedSamplesTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Participant somebody = Samples.somebody();
    private TopicReader topic;

    @BeforeEach
    void read() {
        topic =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(), Topics.TELEMETRY_STREAMS);
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void sampleIsOnTheTopicOnceAnswered() {
        // Given
        ObjectNode sample = Samples.of(somebody, Instant.now());

        // When
        Browser.post(Browser.by(somebody), sample)
                .statusCode(202)
                .body("accepted", equalTo(1))
                .body("rejected", empty());

        // Then
        var event =
                topic.await(
                        EventTypes.STREAM_SAMPLED,
                        data -> data.sampleId().equals(sample.get("sampleId").asText()),
                        SOON);
        assertThat(event.key()).isEqualTo(somebody.meetingId());
        assertThat(event.source()).isEqualTo("/telemetry-ingest");
        assertThat(event.data().ssrc()).isEqualTo(4_294_967_295L);
        assertThat(event.data().roundTripTime()).isNull();
    }

    @Test
    void addressThatAnybodyMayClaimSaysNoSite() {
        // Given: nobody told the service to believe a front door
        ObjectNode sample = Samples.of(somebody, Instant.now());

        // When
        Browser.post(Browser.by(somebody).header("X-Forwarded-For", "203.0.113.9"), sample)
                .statusCode(202);

        // Then
        var event =
                topic.await(
                        EventTypes.STREAM_SAMPLED,
                        data -> data.sampleId().equals(sample.get("sampleId").asText()),
                        SOON);
        assertThat(event.data().siteId()).isNull();
    }

    @Test
    void recordIsACloudEventThatCarriesTheTraceOn() {
        // Given
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        ObjectNode sample = Samples.of(somebody, Instant.now());

        // When
        Browser.post(
                        Browser.by(somebody)
                                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"),
                        sample)
                .statusCode(202);

        // Then
        var found = topic.awaitRecord(r -> somebody.meetingId().equals(r.key()), SOON, "sample");
        byte[] value = found.value().getBytes(StandardCharsets.UTF_8);
        var decoded = EventCodec.decode(found.topic(), found.key(), found.headers(), value);
        assertThat(decoded).isInstanceOf(Decoded.Known.class);
        var event = ((Decoded.Known) decoded).event();
        assertThat(event.traceparent()).matches("00-" + trace + "-[0-9a-f]{16}-0[01]");
        assertThat(event.traceparent()).doesNotContain("00f067aa0ba902b7");
        assertThat(event.type()).isEqualTo(EventTypes.STREAM_SAMPLED);
    }

    @Test
    void largestBatchIsTakenWhole() {
        // Given
        ObjectNode batch = Samples.batch(somebody, 500);

        // When
        Browser.post(Browser.by(somebody), batch).statusCode(202).body("accepted", equalTo(500));

        // Then: one key, one partition, one order
        String last = batch.at("/samples/499/sampleId").asText();
        topic.await(EventTypes.STREAM_SAMPLED, data -> data.sampleId().equals(last), SOON);
        assertThat(topic.all(EventTypes.STREAM_SAMPLED))
                .filteredOn(event -> event.key().equals(somebody.meetingId()))
                .hasSize(500);
    }

    @Test
    void gzipIsInflated() {
        // When
        Browser.by(somebody)
                .header("Content-Encoding", "gzip")
                .body(Browser.gzip(Samples.batch(somebody, 20)))
                .post(Browser.STREAMS)
                .then()
                .statusCode(202)
                .body("accepted", equalTo(20));

        // Then
        topic.await(
                EventTypes.STREAM_SAMPLED,
                data -> data.participantId().equals(somebody.participantId()),
                SOON);
    }
}
