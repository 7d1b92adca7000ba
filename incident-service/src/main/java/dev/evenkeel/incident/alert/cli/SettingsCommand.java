package dev.evenkeel.incident.alert.cli;

import dev.evenkeel.incident.alert.domain.RoutingReader;
import dev.evenkeel.incident.ruleset.domain.RuleError;
import dev.evenkeel.incident.topology.domain.TopologyReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code alerts check file} and {@code topology check file}. Exit status 0 when nothing is wrong, 1
 * when something is, 2 when the call is wrong.
 */
public final class SettingsCommand {
    private static final int WRONG_CALL = 2;

    private final PrintStream out;

    SettingsCommand(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new SettingsCommand(out).run(List.of(args)));
    }

    /** Carries out one call; the exit status. */
    int run(List<String> args) {
        boolean known =
                args.size() == 3
                        && (args.getFirst().equals("alerts") || args.getFirst().equals("topology"))
                        && args.get(1).equals("check");
        if (!known) {
            out.println("Usage: ./evenkeel alerts check FILE | ./evenkeel topology check FILE");
            return WRONG_CALL;
        }
        Path file = Path.of(args.get(2));
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            String name = String.valueOf(file.getFileName());
            return said(
                    args.getFirst().equals("alerts")
                            ? RoutingReader.read(name, text).errors()
                            : TopologyReader.read(name, text).errors());
        } catch (IOException e) {
            out.println("The file cannot be read: " + e);
            return WRONG_CALL;
        }
    }

    private int said(List<RuleError> errors) {
        errors.forEach(out::println);
        out.println(errors.isEmpty() ? "Nothing wrong." : errors.size() + " errors");
        return errors.isEmpty() ? 0 : 1;
    }
}
