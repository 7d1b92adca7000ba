package dev.evenkeel.testkit.halt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HaltAgentTest {
    @TempDir Path folder;

    private record Ended(int status, String said) {}

    @Test
    void theProcessEndsAtTheCallAndWithoutAWord() throws IOException, InterruptedException {
        // When
        Ended ended = run(new HaltPoint(Counter.class.getName(), "say", 4, 0));

        // Then
        assertThat(ended).isEqualTo(new Ended(Halt.STATUS, "odd 1\neven 2\nodd 3\n"));
    }

    @Test
    void whatIsNeverReachedEndsNothing() throws IOException, InterruptedException {
        // When
        Ended ended = run(new HaltPoint(Counter.class.getName(), "say", 1, 60_000));

        // Then
        assertThat(ended.status()).isZero();
        assertThat(ended.said()).endsWith("even 10\ngoodbye\n");
    }

    @Test
    void aMethodThatIsNotThereIsToldAtOnce() throws IOException, InterruptedException {
        // When
        Ended ended = run(new HaltPoint(Counter.class.getName(), "shout", 1, 0));

        // Then
        assertThat(ended.status()).isEqualTo(Halt.NO_SUCH_POINT);
        assertThat(ended.said()).contains("no code to count the calls of");
    }

    private Ended run(HaltPoint point) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-Xshare:auto",
                                "-javaagent:" + HaltAgent.jarInto(folder) + "=" + point,
                                "-cp",
                                Path.of("target", "test-classes").toAbsolutePath().toString(),
                                Counter.class.getName())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
