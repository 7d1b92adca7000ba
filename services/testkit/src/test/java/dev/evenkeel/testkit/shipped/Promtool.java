package dev.evenkeel.testkit.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Debian's promtool, which knows better than we do what Prometheus takes. */
final class Promtool {
    private static final Path PROGRAM = Path.of("/usr/bin/promtool");

    private Promtool() {}

    /** Has it say yes; skips the test where it is not installed. */
    static void agreesTo(List<Path> files, String... command)
            throws IOException, InterruptedException {
        assumeThat(PROGRAM).as("promtool, apt-get install prometheus").exists();
        List<String> line = new ArrayList<>(List.of(PROGRAM.toString()));
        line.addAll(List.of(command));
        files.forEach(file -> line.add(file.toString()));
        Process running = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
    }
}
