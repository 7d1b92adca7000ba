package dev.evenkeel.incident.drill.events;

import dev.evenkeel.incident.drill.domain.DrillFault;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Breaks processes, or the way to them, and mends them, by the program this installation names for
 * it. Blocks.
 */
@Singleton
public class Faults {
    private static final long LIMIT_SECONDS = 60;

    private final List<String> program;

    @Inject
    Faults(DrillConfig config) {
        this.program = config.faultCommand().map(List::copyOf).orElse(List.of());
    }

    /** Whether this installation allows drills. */
    public boolean areAllowed() {
        return !program.isEmpty();
    }

    /** The moment at which it was broken. */
    Instant bringAbout(DrillFault fault, String target, String meetingId) throws IOException {
        return run(fault.deed(), target, meetingId);
    }

    /** The moment at which it was mended; may be repeated. */
    Instant heal(String target) throws IOException {
        return run("heal", target);
    }

    private Instant run(String what, String target, String... more) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.add(what);
        command.add(target);
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(what + " of " + target + " failed: " + said.strip());
            }
            // a JVM may have warned of something before
            return Instant.parse(said.strip().lines().reduce("", (_, last) -> last));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (DateTimeParseException e) {
            throw new IOException(what + " of " + target + " said no time: " + said.strip(), e);
        }
    }
}
