package dev.evenkeel.telemetry.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.telemetry.Samples;
import dev.evenkeel.telemetry.domain.Producer.Participant;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleCheckTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final SampleCheck<?> check = SampleCheck.of(TelemetryKind.STREAMS);
    private final Participant somebody = new Participant("p-aaaaaaaaaaaa", "abc-defg-hij");
    private final ObjectNode sample = Samples.of(somebody, NOON);

    @Test
    void goodSampleIsAccepted() {
        // When
        Verdict verdict = check.judge(sample, somebody, NOON);

        // Then
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void whatTheReporterCannotKnowMayBeNullOrAbsent() {
        // Given
        sample.putNull("jitter").remove("packetsLost");

        // When
        Verdict verdict = check.judge(sample, somebody, NOON);

        // Then
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void lossMayBeNegativeByRfc3550() {
        // Given
        sample.put("packetsLost", -2);

        // When
        Verdict verdict = check.judge(sample, somebody, NOON);

        // Then
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void fieldsOfTheFutureAreIgnored() {
        // Given
        sample.put("qpSum", 12);

        // When
        Verdict verdict = check.judge(sample, somebody, NOON);

        // Then
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("{\"packetsReceived\": -1}", "/packetsReceived", "at least 0", "-1"),
                arguments("{\"framesDecoded\": 1.5}", "/framesDecoded", "integer", "1.5"),
                arguments("{\"jitter\": \"4 ms\"}", "/jitter", "number", "\"4 ms\""),
                arguments(
                        "{\"frameWidth\": 99999999999}",
                        "/frameWidth",
                        "at most 2147483647",
                        "99999999999"),
                arguments(
                        "{\"bytesSent\": 9007199254740993}",
                        "/bytesSent",
                        "at most",
                        "9007199254740993"),
                arguments("{\"kind\": \"smell\"}", "/kind", "one of", "\"smell\""),
                arguments("{\"relayId\": \"../etc\"}", "/relayId", "matches", "\"../etc\""),
                arguments("{\"sampleId\": \"\"}", "/sampleId", "at least 1", "\"\""),
                arguments("{\"active\": null}", "/active", "boolean", "null"),
                arguments("{\"timestamp\": \"noon\"}", "/timestamp", "date-time", "\"noon\""),
                arguments("{\"reporter\": \"relay\"}", "/reporter", "client", "relay"),
                arguments(
                        "{\"meetingId\": \"xyz-abcd-efg\"}",
                        "/meetingId",
                        "abc-defg-hij",
                        "xyz-abcd-efg"),
                arguments(
                        "{\"participantId\": \"p-bbbbbbbbbbbb\"}",
                        "/participantId",
                        "p-aaaaaaaaaaaa",
                        "p-bbbbbbbbbbbb"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultNamesFieldExpectedAndActual(
            String change, String field, String expected, String actual)
            throws JsonProcessingException {
        // Given
        sample.setAll((ObjectNode) EventJson.mapper().readTree(change));

        // When
        Problem problem = refusal(NOON);

        // Then
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.expected()).contains(expected);
        assertThat(problem.actual()).isEqualTo(actual);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sampleId", "meetingId", "ssrc", "timestamp", "direction"})
    void missingFieldIsNamed(String field) {
        // Given
        sample.remove(field);

        // When
        Problem problem = refusal(NOON);

        // Then
        assertThat(problem.field()).isEqualTo("/" + field);
        assertThat(problem.expected()).isEqualTo("present");
        assertThat(problem.actual()).isEqualTo("nothing");
    }

    @ParameterizedTest
    @ValueSource(longs = {-600, -599, 0, 60})
    void sampleOfNowIsAccepted(long age) {
        // When
        Verdict verdict = check.judge(Samples.of(somebody, NOON.plusSeconds(age)), somebody, NOON);

        // Then
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-601, 61, 86_400})
    void sampleOfAnotherTimeIsNot(long secondsFromNow) {
        // When
        Problem problem = refusal(NOON.minusSeconds(secondsFromNow));

        // Then
        assertThat(problem.field()).isEqualTo("/timestamp");
        assertThat(problem.actual()).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(problem.expected()).startsWith("between ");
    }

    @Test
    void instantBeyondJavaIsRefusedNotFatal() {
        // Given
        sample.put("timestamp", "9999-12-31T23:59:60Z");

        // When
        Problem problem = refusal(NOON);

        // Then
        assertThat(problem.field()).isEqualTo("/timestamp");
    }

    private Problem refusal(Instant now) {
        Verdict verdict = check.judge(sample, somebody, now);
        assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
        return ((Verdict.Rejected) verdict).problem();
    }
}
