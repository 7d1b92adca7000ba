package dev.evenkeel.local.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.local.installation.JavaProgram.QuickStart;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaProgramTest {
    @Test
    void relaysHaveTheFullCompilerWhereThereIsRoomForIt() {
        assertThat(JavaProgram.steady(2)).contains("-XX:TieredStopAtLevel=1", "-XX:+UseZGC");
        assertThat(JavaProgram.steady(4))
                .contains("-XX:+UseZGC")
                .noneMatch(flag -> flag.contains("TieredStopAtLevel"));
    }

    @Test
    void flagsComeBeforeWhatIsRunAndAreThoseOfItsKind(@TempDir Path app) {
        // Given
        var program = JavaProgram.quarkus(app, JavaProgram.SMALL, Map.of("evenkeel.x", "1"));

        // When
        List<String> command = program.command("relay-a", QuickStart.USE, Path.of("/t"));

        // Then
        String jar = app.resolve("quarkus-run.jar").toString();
        assertThat(command).containsAll(JavaProgram.SMALL);
        assertThat(command)
                .containsSubsequence("-Djava.io.tmpdir=/t", "-Devenkeel.x=1", "-jar", jar);
        assertThat(command).noneMatch(flag -> flag.startsWith("-XX:AOTCache"));
    }
}
