package dev.evenkeel.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    @TempDir Path folder;

    @Test
    void addsUpSurefireReportsOfThisRun() throws IOException {
        // Given
        var now = Instant.now();
        surefire("services/room", "TEST-a.xml", 10, 1, 1, 2);
        surefire("relay", "TEST-b.xml", 5, 0, 0, 0);
        var old = surefire("relay", "TEST-old.xml", 99, 0, 0, 0);
        Files.setLastModifiedTime(old, FileTime.from(now.minusSeconds(600)));

        // When
        var tally = SurefireReports.under(folder, now.minusSeconds(60).getEpochSecond());

        // Then
        assertThat(tally).isEqualTo(new Tally(11, 2, 2));
    }

    @Test
    void readsVitestsSummaryThroughItsColours() {
        // Given
        var output =
                """
                 Test Files  1 failed | 3 passed (4)
                \u001b[2m      Tests \u001b[22m \u001b[31m1 failed\u001b[39m | 11 passed | 2 skipped (14)
                   Start at  10:00:00
                """;

        // When
        var tally = VitestOutput.of(output);

        // Then
        assertThat(tally).isEqualTo(new Tally(11, 1, 2));
    }

    @Test
    void countsATestThatPassedOnARetryAsFailed() throws IOException {
        // Given
        var report = folder.resolve("playwright.json");
        Files.writeString(
                report,
                "{\"stats\": {\"expected\": 7, \"unexpected\": 1, \"flaky\": 1, \"skipped\": 2}}");

        // When
        var tally = PlaywrightReport.read(report);

        // Then
        assertThat(tally).isEqualTo(new Tally(7, 2, 2));
    }

    @Test
    void aMissingReportCountsNothing() {
        // When
        var tally = PlaywrightReport.read(folder.resolve("none.json"));

        // Then
        assertThat(tally).isEqualTo(Tally.NONE);
    }

    private Path surefire(
            String module, String name, int tests, int failures, int errors, int skipped)
            throws IOException {
        var reports = Files.createDirectories(folder.resolve(module + "/target/surefire-reports"));
        return Files.writeString(
                reports.resolve(name),
                "<testsuite tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\"/>"
                        .formatted(tests, failures, errors, skipped));
    }
}
