package dev.evenkeel.local.cli;

import dev.evenkeel.local.verify.PlaywrightReport;
import dev.evenkeel.local.verify.SurefireReports;
import dev.evenkeel.local.verify.Tally;
import dev.evenkeel.local.verify.VitestOutput;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Counts what one part of {@code ./evenkeel test} reported: {@code passed failed skipped}. */
@Command(name = "tally", hidden = true, description = "Counts test results.")
final class TallyCommand implements Callable<Integer> {
    /** Whose report is read. */
    enum Kind {
        surefire,
        vitest,
        playwright
    }

    @Parameters(index = "0")
    private Kind kind = Kind.surefire;

    @Parameters(index = "1", description = "Folder with modules, or the report or output file.")
    private Path path = Path.of(".");

    @Option(names = "--since", description = "Epoch seconds; older reports are of earlier runs.")
    private long since;

    @Override
    public Integer call() {
        var tally = read();
        System.out.printf("%d %d %d%n", tally.passed(), tally.failed(), tally.skipped());
        return 0;
    }

    private Tally read() {
        return switch (kind) {
            case surefire -> SurefireReports.under(path, since);
            case vitest -> VitestOutput.read(path);
            case playwright -> PlaywrightReport.read(path);
        };
    }
}
