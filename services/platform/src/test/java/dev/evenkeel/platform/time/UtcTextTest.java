package dev.evenkeel.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T12:00:00Z",
                "2026-03-02T12:00:00.1Z",
                "2026-03-02T12:00:00.123Z",
                "2026-03-02T12:00:00.123456789Z",
                "2024-02-29T23:59:59.999Z",
                "1969-12-31T23:59:59.5Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z"
            })
    void readsTheUsualFormAsJavaDoes(String text) {
        assertThat(UtcText.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "now",
                "2026-03-02T12:00:00",
                "2026-03-02T12:00:00+00:00",
                "2026-03-02t12:00:00z",
                "2026-03-02 12:00:00Z",
                "2026-03-02T12:00Z",
                "2026-02-29T12:00:00Z",
                "2026-00-01T12:00:00Z",
                "2026-13-01T12:00:00Z",
                "2026-04-31T12:00:00Z",
                "2026-03-02T24:00:00Z",
                "2026-03-02T12:60:00Z",
                "2026-03-02T12:00:60Z",
                "2026-03-02T12:00:00.Z",
                "2026-03-02T12:00:00.1234567891Z",
                "2026-03-02T12:00:00,5Z",
                "2026-03-0\u0662T12:00:00Z",
                "+2026-03-02T12:00:0Z",
                "-026-03-02T12:00:00Z"
            })
    void leavesAllElseToOthers(String text) {
        assertThat(UtcText.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T12:00:00Z",
                "2026-03-02T12:00:00.100Z",
                "2026-03-02T12:00:00.000100Z",
                "2026-03-02T12:00:00.123456789Z",
                "2026-03-02T12:00:00.000000001Z",
                "1969-12-31T23:59:59.500Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "-0001-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z"
            })
    void writesAsJavaDoes(String text) {
        assertThat(UtcText.format(Instant.parse(text)))
                .isEqualTo(Instant.parse(text).toString())
                .isEqualTo(text);
    }
}
