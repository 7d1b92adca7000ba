package dev.evenkeel.media.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessCpuTest {

    @Test
    void userAndSystemTimeAreAdded() {
        // Given
        String stat = "42 (a (bad) name) S 1 42 42 0 -1 4194304 10 0 0 0 150 50 7 7 20 0 1 0 100";

        // Then
        assertThat(ProcessCpu.parse(stat)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void thisProcessHasTakenSome() throws IOException {
        assertThat(new ProcessCpu(ProcessHandle.current().pid()).taken()).isPositive();
    }
}
