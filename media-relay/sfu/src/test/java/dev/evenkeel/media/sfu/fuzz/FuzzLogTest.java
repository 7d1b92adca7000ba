package dev.evenkeel.media.sfu.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzLogTest {
    private static final List<String> FIGURES =
            List.of(
                    "#2\tINITED cov: 2 ft: 2 corp: 1/1b exec/s: 0 rss: 780Mb",
                    "#37960\tREDUCE cov: 5 ft: 5 corp: 4/13b lim: 373 exec/s: 0 rss: 780Mb L: 4/4",
                    "stat::number_of_executed_units: 78511",
                    "stat::average_exec_per_sec:     7851");

    @Test
    void figuresAreTheLastOnesPrinted() {
        // When
        FuzzLog log = FuzzLog.read(FIGURES);

        // Then
        assertThat(log).isEqualTo(new FuzzLog(78_511, 7_851, 5, ""));
        assertThat(log.row(Target.STUN, 4)).startsWith("stun ").endsWith("no finding");
    }

    @Test
    void whatWasThrownIsTheFinding() {
        // When
        FuzzLog log =
                FuzzLog.read(
                        List.of("== Java Exception: java.lang.AssertionError: two words at once"));

        // Then
        assertThat(log.finding()).isEqualTo("java.lang.AssertionError: two words at once");
        assertThat(log.row(Target.WORDS, 4)).contains("FINDING");
    }

    @Test
    void anInputThatTakesTooLongIsAFinding() {
        // When
        FuzzLog log = FuzzLog.read(List.of("==3641== ERROR: libFuzzer: timeout after 5 seconds"));

        // Then
        assertThat(log.finding()).isEqualTo("timeout after 5 seconds");
    }
}
