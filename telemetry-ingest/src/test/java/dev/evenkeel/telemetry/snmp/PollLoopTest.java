package dev.evenkeel.telemetry.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollLoopTest {

    @ParameterizedTest
    @CsvSource({
        "PT10S, 0, PT10S",
        "PT10S, 1, PT20S",
        "PT10S, 2, PT40S",
        "PT10S, 3, PT1M",
        "PT1S, 5, PT32S",
        "PT1S, 1000, PT1M",
        "PT5M, 3, PT5M",
    })
    void pausesGrowUpToAMinuteWhileADeviceIsSilent(
            Duration every, int failures, Duration expected) {
        assertThat(PollLoop.pause(every, failures)).isEqualTo(expected);
    }
}
