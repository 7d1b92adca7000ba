package dev.evenkeel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.local.process.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusTableTest {

    @Test
    void linesUp() {
        // Given
        var running =
                new Status(
                        "front-door",
                        4711L,
                        Status.State.RUNNING,
                        Map.of("http", 8080),
                        "/log/front-door.log");
        var stopped =
                new Status(
                        "kafka", null, Status.State.STOPPED, Map.of("kafka", 8090), "/log/k.log");

        // When
        var text = StatusTable.text(List.of(running, stopped));

        // Then
        assertThat(text)
                .isEqualTo(
                        """
                        NAME        STATE         PID  ADDRESS                LOG
                        front-door  running      4711  http://localhost:8080  /log/front-door.log
                        kafka       stopped         –  localhost:8090         /log/k.log
                        """);
    }
}
