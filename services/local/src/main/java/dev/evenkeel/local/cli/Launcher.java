package dev.evenkeel.local.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point; {@code ./evenkeel} finds the JDK, builds and comes here. */
@Command(
        name = "./evenkeel",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            EventsCommand.class,
            FaultCommand.class,
            TallyCommand.class
        })
public final class Launcher {
    /** The exit status when something a person can put right is in the way. */
    static final int REFUSED = 1;

    // A strong reference: java.util.logging forgets the level of a collected logger.
    private static final Logger ROOT = Logger.getLogger("");

    private Launcher() {}

    public static void main(String[] args) {
        ROOT.setLevel(Level.OFF);
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        var commandLine = new CommandLine(new Launcher());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler(Launcher::explain);
        System.exit(commandLine.execute(args));
    }

    /** One sentence for what a person can put right; everything else is a bug and shows itself. */
    private static int explain(
            Exception failure, CommandLine commandLine, CommandLine.ParseResult result)
            throws Exception {
        if (failure instanceof IllegalArgumentException || failure instanceof RefusedException) {
            commandLine.getErr().println(failure.getMessage());
            return REFUSED;
        }
        throw failure;
    }
}
