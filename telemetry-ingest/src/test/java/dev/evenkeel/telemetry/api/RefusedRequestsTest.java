package dev.evenkeel.telemetry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.telemetry.Samples;
import dev.evenkeel.telemetry.domain.Producer.Participant;
import dev.evenkeel.testkit.TestTokens;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TelemetryTest
class RefusedRequestsTest {
    private static final String PROBLEM = "application/problem+json";

    private final Participant somebody = Samples.somebody();
    private final ObjectNode sample = Samples.of(somebody, Instant.now());

    @Test
    void badSampleNamesFieldExpectedAndActual() {
        // Given
        sample.put("packetsReceived", -5);

        // When
        var answer = Browser.post(Browser.by(somebody), sample);

        // Then
        answer.statusCode(400)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:evenkeel:problem:bad-field"))
                .body("field", equalTo("/packetsReceived"))
                .body("expected", equalTo("a number of at least 0"))
                .body("actual", equalTo("-5"))
                .body("errorId", notNullValue());
    }

    @Test
    void sampleOfAnotherParticipantIsForbidden() {
        // Given
        sample.put("participantId", "p-zzzzzzzzzzzz");

        // When
        var answer = Browser.post(Browser.by(somebody), sample);

        // Then
        answer.statusCode(403).contentType(PROBLEM).body("field", equalTo("/participantId"));
    }

    @Test
    void sampleOfAnotherMeetingIsForbidden() {
        // Given
        sample.put("meetingId", "aaa-bbbb-ccc");

        // When
        var answer = Browser.post(Browser.by(somebody), sample);

        // Then
        answer.statusCode(403).contentType(PROBLEM).body("field", equalTo("/meetingId"));
    }

    @Test
    void withoutTokenNobodyIsAdmitted() {
        Browser.post(Browser.anonymous(), sample)
                .statusCode(401)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", "Bearer");
    }

    @Test
    void relayTokenIsNotForTelemetry() {
        // Given
        String token =
                TestTokens.relay(somebody.participantId(), somebody.meetingId(), 1, "relay-a")
                        .sign();

        // When
        var answer = Browser.post(Browser.withToken(token), sample);

        // Then
        answer.statusCode(401).body("detail", equalTo("the token is not for telemetry"));
    }

    @Test
    void controlTokenIsNotForTelemetry() {
        Browser.post(Browser.withToken(TestTokens.relayControl().sign()), sample).statusCode(401);
    }

    @Test
    void expiredTokenIsRefused() {
        // Given
        var token = TestTokens.telemetry(somebody.participantId(), somebody.meetingId()).expired();

        // When
        var answer = Browser.post(Browser.withToken(token.sign()), sample);

        // Then
        answer.statusCode(401).body("detail", equalTo("the token has expired"));
    }

    @Test
    void tokenOfAnotherInstallationIsRefused() {
        // Given
        var token = TestTokens.telemetry(somebody.participantId(), somebody.meetingId()).foreign();

        // When
        var answer = Browser.post(Browser.withToken(token.sign()), sample);

        // Then
        answer.statusCode(401);
    }

    @Test
    void tokenWithoutMeetingIsRefused() {
        // Given
        var token =
                TestTokens.telemetry(somebody.participantId(), somebody.meetingId())
                        .without("meeting");

        // When
        var answer = Browser.post(Browser.withToken(token.sign()), sample);

        // Then
        answer.statusCode(401)
                .body("detail", equalTo("the token names no meeting, device or site"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "{\"samples\": [}", "not json"})
    void bodyThatIsNotJsonIsRefused(String body) {
        Browser.by(somebody)
                .body(body)
                .post(Browser.STREAMS)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("errorId", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"samples\": []}", "{\"samples\": 1}"})
    void samplesMustBeAFilledArray(String body) {
        Browser.by(somebody)
                .body(body)
                .post(Browser.STREAMS)
                .then()
                .statusCode(400)
                .body("field", equalTo("/samples"));
    }

    @Test
    void batchOfMoreThanItsLimitIsRefused() {
        Browser.post(Browser.by(somebody), Samples.batch(somebody, 501))
                .statusCode(400)
                .body("field", equalTo("/samples"))
                .body("actual", equalTo("501"));
    }

    @Test
    void otherMediaTypeIsRefused() {
        Browser.by(somebody)
                .contentType("text/csv")
                .body("a,b")
                .post(Browser.STREAMS)
                .then()
                .statusCode(415)
                .contentType(PROBLEM)
                .body("field", equalTo("Content-Type"));
    }

    @Test
    void otherEncodingIsRefused() {
        Browser.by(somebody)
                .header("Content-Encoding", "br")
                .body(sample.toString())
                .post(Browser.STREAMS)
                .then()
                .statusCode(415)
                .body("field", equalTo("Content-Encoding"));
    }

    @Test
    void whatDoesNotInflateIsRefused() {
        Browser.by(somebody)
                .header("Content-Encoding", "gzip")
                .body(sample.toString())
                .post(Browser.STREAMS)
                .then()
                .statusCode(400)
                .body("expected", equalTo("gzip"));
    }

    @Test
    void gzipBombIsNotInflated() {
        // Given
        byte[] bomb = Browser.gzip(new byte[200 * 1024 * 1024]);

        // When
        var answer =
                Browser.by(somebody)
                        .header("Content-Encoding", "gzip")
                        .body(bomb)
                        .post(Browser.STREAMS)
                        .then();

        // Then
        answer.statusCode(413).contentType(PROBLEM);
    }

    @Test
    void largeBodyIsRefused() {
        Browser.by(somebody)
                .body(" ".repeat(2 * 1024 * 1024))
                .post(Browser.STREAMS)
                .then()
                .statusCode(413)
                .contentType(PROBLEM);
    }

    @Test
    void bodyBeyondWhatIsReceivedAtAllIsAProblemToo() {
        Browser.by(somebody)
                .body(" ".repeat(5 * 1024 * 1024))
                .post(Browser.STREAMS)
                .then()
                .statusCode(413)
                .contentType(PROBLEM)
                .body("errorId", notNullValue());
    }

    @Test
    void endlessBodyIsAProblemToo() throws IOException {
        // Given: chunked, so that nothing announces its length
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    """
                    POST /api/v1/telemetry/streams HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Transfer-Encoding: chunked\r
                    \r
                    """
                            .getBytes(StandardCharsets.US_ASCII));

            // When
            byte[] chunk =
                    ("10000\r\n" + " ".repeat(0x10000) + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII);
            String answer = Chunks.sendUntilAnswered(socket, chunk, 200);

            // Then
            assertThat(answer).startsWith("HTTP/1.1 413").contains(PROBLEM, "too-large");
        }
    }

    @Test
    void nameGivenTwiceIsRefused() {
        // Given
        String twice = sample.toString().replaceFirst("\\{", "{\"ssrc\": 1, ");

        // When
        var answer = Browser.by(somebody).body(twice).post(Browser.STREAMS).then();

        // Then
        answer.statusCode(400).contentType(PROBLEM).body("detail", containsString("ssrc"));
    }

    @Test
    void kindThatIsNoneIsNotFound() {
        Browser.by(somebody)
                .body(sample.toString())
                .post("/api/v1/telemetry/gossip")
                .then()
                .statusCode(404)
                .contentType(PROBLEM);
    }

    @Test
    void quotaSpentAnswersWhenToComeAgain() {
        // Given
        Browser.post(Browser.by(somebody), Samples.batch(somebody, 500)).statusCode(202);
        Browser.post(Browser.by(somebody), Samples.batch(somebody, 500)).statusCode(202);

        // When
        var answer = Browser.post(Browser.by(somebody), Samples.batch(somebody, 500));

        // Then
        answer.statusCode(429).contentType(PROBLEM).header("Retry-After", matchesPattern("[1-3]"));
        Participant other = new Participant("p-aaaaaaaaaaaa", somebody.meetingId());
        Browser.post(Browser.by(other), Samples.batch(other, 1)).statusCode(202);
    }
}
