package dev.evenkeel.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.platform.event.EventJson;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void jsonHasOnlyWhatIsKnown() throws JsonProcessingException {
        // Given
        Problem problem = Problem.badField("/name", "1–60 characters", "").withErrorId("e-1");

        // When
        String json = EventJson.mapper().writeValueAsString(problem);

        // Then
        assertThat(EventJson.mapper().readTree(json))
                .isEqualTo(
                        EventJson.mapper()
                                .readTree(
                                        """
                                        {"type": "urn:evenkeel:problem:bad-field",
                                         "title": "A value of the request is not acceptable",
                                         "status": 400,
                                         "detail": "/name should be 1–60 characters",
                                         "field": "/name",
                                         "expected": "1–60 characters",
                                         "actual": "",
                                         "errorId": "e-1"}
                                        """));
    }

    @Test
    void longValuesAreCut() {
        assertThat(Problem.badField("f", "short", "x".repeat(10_000)).actual()).hasSize(201);
    }

    @Test
    void retryAfterIsInWholeSecondsRoundedUp() {
        assertThat(retryAfter(Duration.ofMillis(20))).isEqualTo("1");
        assertThat(retryAfter(Duration.ofSeconds(2))).isEqualTo("2");
        assertThat(retryAfter(Duration.ofMillis(2_001))).isEqualTo("3");
    }

    @Test
    void statusMustBeAnError() {
        assertThatThrownBy(() -> Problem.of(204, "fine", "Fine"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("204");
    }

    private static Object retryAfter(Duration wait) {
        return ProblemResponses.of(Problem.unavailable("busy", wait))
                .getHeaderString("Retry-After");
    }
}
