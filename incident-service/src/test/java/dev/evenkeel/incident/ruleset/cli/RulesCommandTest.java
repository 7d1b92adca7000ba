package dev.evenkeel.incident.ruleset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.incident.ruleset.domain.RuleTexts;
import dev.evenkeel.incident.ruleset.domain.ShippedRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    @TempDir private Path folder;

    @Test
    void theShippedRulesPass() {
        assertThat(run("check")).isZero();
        assertThat(run("test")).isZero();
        assertThat(said()).contains("ok      relay-lost.bad.ndjson").contains("0 failed");
    }

    @Test
    void aWrongFileIsNamedWithItsPlace() throws IOException {
        // Given
        write("busy.yaml", RuleTexts.threshold("busy", 1, 0.5).replace("PT1S", "soon"));

        // Then
        assertThat(run("check", folder.toString())).isEqualTo(1);
        assertThat(said()).contains("busy.yaml:11:13 keepFiring: expected");
    }

    @Test
    void aRuleWithoutFixturesIsNotTested() throws IOException {
        // Given
        write("busy.yaml", RuleTexts.threshold("busy", 1, 0.5));

        // Then
        assertThat(run("check", folder.toString())).isZero();
        assertThat(run("test", folder.toString())).isEqualTo(1);
        assertThat(said()).contains("there is no busy.good.ndjson beside it");
    }

    @Test
    void aRuleThatFiresTooLateShowsTheDifference() throws IOException {
        // Given
        String rule = ShippedRules.text("relay-overloaded.yaml");
        write("relay-overloaded.yaml", rule.replace("pendingFor: PT15S", "pendingFor: PT18S"));
        for (String kind : List.of("good", "bad")) {
            String fixture = "relay-overloaded." + kind + ".ndjson";
            write(fixture, ShippedRules.text(fixture));
        }

        // Then
        assertThat(run("test", folder.toString())).isEqualTo(1);
        assertThat(said())
                .contains("FAILED  relay-overloaded.bad.ndjson")
                .contains("- expected relay-overloaded of relay-a fires from PT20S to PT21S")
                .contains("+ found    relay-overloaded of relay-a fires at PT23")
                .contains("1 passed, 1 failed");
    }

    @Test
    void aWrongCallSaysHowItIsMeant() {
        assertThat(run("burn")).isEqualTo(2);
        assertThat(said()).contains("Usage");
    }

    private int run(String... args) {
        return new RulesCommand(new PrintStream(said, true, StandardCharsets.UTF_8))
                .run(List.of(args));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
