package dev.evenkeel.incident.plan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.incident.plan.domain.PlanTexts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlansCommandTest {
    private static final String WAIT =
            """
            - id: well
              text: It is over.
              action: wait-for
              until: resolved
              within: PT1H
              onTimeout: stop
            """;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    @TempDir private Path folder;

    @Test
    void theShippedPlansPass() {
        assertThat(run("check")).isZero();
        assertThat(said()).contains("11 plans, nothing wrong");
    }

    @Test
    void aWrongFileIsNamedWithItsPlace() throws IOException {
        // Given
        Files.writeString(
                folder.resolve("mine.yaml"), PlanTexts.plan("mine", WAIT.replace("PT1H", "long")));

        // Then
        assertThat(run("check", folder.toString())).isEqualTo(1);
        assertThat(said())
                .contains("mine.yaml:11:13 steps[0].within: expected")
                .contains("1 errors");
    }

    @Test
    void aRightFolderIsCounted() throws IOException {
        // Given
        Files.writeString(folder.resolve("mine.yaml"), PlanTexts.plan("mine", WAIT));

        // Then
        assertThat(run("check", folder.toString())).isZero();
        assertThat(said()).contains("1 plans, nothing wrong");
    }

    @Test
    void aWrongCallSaysHowToCall() {
        assertThat(run("burn")).isEqualTo(2);
        assertThat(run("check", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(said()).contains("Usage: ./evenkeel plans check");
    }

    private int run(String... args) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new PlansCommand(out).run(List.of(args));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
