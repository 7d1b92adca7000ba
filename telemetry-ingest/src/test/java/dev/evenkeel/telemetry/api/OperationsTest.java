package dev.evenkeel.telemetry.api;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.telemetry.Samples;
import dev.evenkeel.telemetry.domain.Producer.Participant;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@TelemetryTest
class OperationsTest {

    @Test
    void samplesAreCountedByOutcome() {
        // Given
        Participant somebody = Samples.somebody();
        ObjectNode good = Samples.of(somebody, Instant.now());
        ObjectNode bad = Samples.of(somebody, Instant.now()).put("kind", "smell");
        double acceptedBefore = counted("accepted");
        double duplicatesBefore = counted("duplicate");
        double rejectedBefore = counted("rejected");

        // When
        Browser.post(Browser.by(somebody), Samples.batch(List.of(good, good, bad))).statusCode(202);

        // Then
        assertThat(counted("accepted")).isEqualTo(acceptedBefore + 1);
        assertThat(counted("duplicate")).isEqualTo(duplicatesBefore + 1);
        assertThat(counted("rejected")).isEqualTo(rejectedBefore + 1);
    }

    @Test
    void isReadyOnceTheTopicsExist() {
        when().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItem("topics"));
    }

    @Test
    void unknownPathIsAProblemToo() {
        when().get("/api/v1/telemetry/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    private static double counted(String outcome) {
        String metrics = when().get("/q/metrics").asString();
        Matcher matcher =
                Pattern.compile(
                                "evenkeel_telemetry_samples_total\\{[^}]*kind=\"streams\",outcome=\"%s\"[^}]*} (\\S+)"
                                        .formatted(outcome))
                        .matcher(metrics);
        assertThat(matcher.find()).as("%s in%n%s", outcome, metrics).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
