package dev.evenkeel.telemetry.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.platform.problem.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionReaderTest {
    private final SubmissionReader reader = new SubmissionReader(2);

    @Test
    void objectIsASingleSample() {
        assertThat(read("{\"sampleId\": \"a\"}")).isInstanceOf(Submission.Single.class);
    }

    @Test
    void samplesAreABatch() {
        // When
        Submission submission = read("{\"samples\": [{\"sampleId\": \"a\"}, 7]}");

        // Then
        assertThat(submission).isInstanceOf(Submission.Batch.class);
        assertThat(((Submission.Batch) submission).samples()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"samples": []}      | /samples | 1 to 2 samples | 0
                    {"samples": [1,2,3]} | /samples | 1 to 2 samples | 3
                    {"samples": "many"}  | /samples | an array       | a string
                    {"samples": null}    | /samples | an array       | null
                    [1, 2]               | ''       | an object      | an array
                    true                 | ''       | an object      | a boolean
                    ''                   | ''       | an object      | nothing
                    """)
    void anythingElseIsUnreadable(String body, String field, String expected, String actual) {
        // When
        Problem problem = ((Submission.Unreadable) read(body)).problem();

        // Then
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.expected()).isEqualTo(expected);
        assertThat(problem.actual()).isEqualTo(actual);
    }

    @Test
    void twoValuesAreNotOne() {
        assertThat(read("{} {}")).isInstanceOf(Submission.Unreadable.class);
    }

    @Test
    void deepNestingIsRefusedNotFatal() {
        assertThat(read("[".repeat(100_000))).isInstanceOf(Submission.Unreadable.class);
    }

    private Submission read(String body) {
        return reader.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
