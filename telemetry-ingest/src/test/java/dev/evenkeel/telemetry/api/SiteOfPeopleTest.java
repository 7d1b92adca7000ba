package dev.evenkeel.telemetry.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.telemetry.Samples;
import dev.evenkeel.telemetry.domain.Producer.Participant;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TestTokens;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where somebody reports from is where they are, behind a front door that may be believed. */
@TelemetryTest
@TestProfile(SiteOfPeopleTest.BehindFrontDoor.class)
class SiteOfPeopleTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Participant somebody = Samples.somebody();
    private TopicReader topic;

    /** The test is the front door. */
    public static class BehindFrontDoor implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        }
    }

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

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, berlin",
        "203.0.113.200, atrium",
        "2001:db8:1::9, berlin",
        "192.0.2.1, "
    })
    void sampleSaysTheSiteOfTheAddressItCameFrom(String address, String site) {
        // Given
        ObjectNode sample = Samples.of(somebody, Instant.now());

        // When
        Browser.post(from(address), sample).statusCode(202);

        // Then
        assertThat(published(sample).siteId()).isEqualTo(site);
    }

    @Test
    void theNetworkKnowsBetterThanTheSender() {
        // Given
        ObjectNode sample = Samples.of(somebody, Instant.now()).put("siteId", "elsewhere");

        // When
        Browser.post(from("203.0.113.9"), sample).statusCode(202);

        // Then
        assertThat(published(sample).siteId()).isEqualTo("berlin");
    }

    @Test
    void siteTheSenderKnowsCountsWhereTheNetworkSaysNothing() {
        // Given
        ObjectNode sample = Samples.of(somebody, Instant.now()).put("siteId", "elsewhere");

        // When
        Browser.post(from("192.0.2.1"), sample).statusCode(202);

        // Then
        assertThat(published(sample).siteId()).isEqualTo("elsewhere");
    }

    @Test
    void socketIsWhereItWasOpenedFrom() {
        // Given
        SocketClient client = SocketClient.connectFor("203.0.113.9");
        String token = TestTokens.telemetry(somebody.participantId(), somebody.meetingId()).sign();
        client.send(json().put("type", "hello").put("token", token).toString());
        client.next();
        ObjectNode sample = Samples.of(somebody, Instant.now());

        // When
        ObjectNode message = json().put("id", "m-1").put("kind", "streams");
        message.putArray("samples").add(sample);
        client.send(message.toString());

        // Then
        assertThat(published(sample).siteId()).isEqualTo("berlin");
        client.abort();
    }

    @Test
    void clockThatIsCorrectedKeepsTheSite() {
        // Given
        Instant ahead = Instant.now().plusSeconds(30);
        ObjectNode sample = Samples.of(somebody, ahead);

        // When
        Browser.post(from("203.0.113.9"), sample).statusCode(202);

        // Then
        StreamSample published = published(sample);
        assertThat(published.timestamp()).isBefore(ahead);
        assertThat(published.siteId()).isEqualTo("berlin");
    }

    private RequestSpecification from(String address) {
        return Browser.by(somebody).header("X-Forwarded-For", address);
    }

    private StreamSample published(ObjectNode sample) {
        String id = sample.get("sampleId").asText();
        return topic.await(EventTypes.STREAM_SAMPLED, one -> one.sampleId().equals(id), SOON)
                .data();
    }

    private static ObjectNode json() {
        return EventJson.mapper().createObjectNode();
    }
}
