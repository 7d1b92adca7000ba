package dev.evenkeel.media.sfu.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run of Jazzer came to, from what it printed (libFuzzer's words).
 *
 * @param executions inputs tried
 * @param perSecond of them
 * @param coverage edges of the instrumented classes reached
 * @param finding what was thrown, empty when nothing was
 */
record FuzzLog(long executions, long perSecond, int coverage, String finding) {
    private static final Pattern EXECUTIONS =
            Pattern.compile("stat::number_of_executed_units: *(\\d+)");
    private static final Pattern PER_SECOND =
            Pattern.compile("stat::average_exec_per_sec: *(\\d+)");
    private static final Pattern COVERAGE = Pattern.compile("^#\\d+.* cov: (\\d+)");
    private static final Pattern FINDING =
            Pattern.compile("^== Java Exception: (.*)|^==\\d+== ERROR: libFuzzer: (.*)");

    static FuzzLog read(List<String> lines) {
        long executions = 0;
        long perSecond = 0;
        int coverage = 0;
        String finding = "";
        for (String line : lines) {
            executions = last(EXECUTIONS, line, executions);
            perSecond = last(PER_SECOND, line, perSecond);
            coverage = (int) last(COVERAGE, line, coverage);
            Matcher thrown = FINDING.matcher(line);
            if (thrown.find()) {
                finding = thrown.group(1) == null ? thrown.group(2) : thrown.group(1);
            }
        }
        return new FuzzLog(executions, perSecond, coverage, finding);
    }

    private static long last(Pattern pattern, String line, long before) {
        Matcher said = pattern.matcher(line);
        return said.find() ? Long.parseLong(said.group(1)) : before;
    }

    String row(Target target, int inputs) {
        return String.format(
                Locale.ROOT,
                "%-8s %12d executions %8d/s %6d edges %5d inputs  %s",
                target.word(),
                executions,
                perSecond,
                coverage,
                inputs,
                finding.isEmpty() ? "no finding" : "FINDING: " + finding);
    }
}
