package dev.evenkeel.incident.rule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionOrderTest {

    @ParameterizedTest
    @CsvSource({
        "1.8.44, 1.8.50",
        "1.9, 1.10",
        "1.8, 1.8.1",
        "v1.8.9, 1.8.10",
        "2.0-beta, 2.0",
        "2.0-alpha, 2.0-beta",
        "Release 15.2(3), 15.2(4)",
        "0009, 10",
        "20260101, 20260302",
        "9.99999999999999999999, 10",
    })
    void isOlder(String version, String wanted) {
        assertThat(VersionOrder.isOlder(version, wanted)).isTrue();
        assertThat(VersionOrder.isOlder(wanted, version)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1.8, 1.8.0", "V1.8, 1.8", "1.08, 1.8", "unknown, 1.8", "'', 1.8", "1.8, ''"})
    void isNeither(String version, String wanted) {
        assertThat(VersionOrder.isOlder(version, wanted)).isFalse();
        assertThat(VersionOrder.isOlder(wanted, version)).isFalse();
    }
}
