package dev.evenkeel.telemetry.api;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.telemetry.domain.Producer.Participant;
import dev.evenkeel.testkit.TestTokens;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Sends what a browser would send, and what it would not. */
final class Browser {
    static final String STREAMS = "/api/v1/telemetry/streams";
    private static final RestAssuredConfig NO_CHARSET =
            RestAssuredConfig.config()
                    .encoderConfig(
                            EncoderConfig.encoderConfig()
                                    .appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private Browser() {}

    /** A request with the participant's own token. */
    static RequestSpecification by(Participant participant) {
        return withToken(
                TestTokens.telemetry(participant.participantId(), participant.meetingId()).sign());
    }

    static RequestSpecification withToken(String token) {
        return anonymous().header("Authorization", "Bearer " + token);
    }

    static RequestSpecification anonymous() {
        return given().config(NO_CHARSET).contentType("application/json");
    }

    static ValidatableResponse post(RequestSpecification request, JsonNode body) {
        return request.body(body.toString()).post(STREAMS).then();
    }

    static byte[] gzip(JsonNode json) {
        return gzip(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
