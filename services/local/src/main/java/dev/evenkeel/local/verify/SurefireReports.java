package dev.evenkeel.local.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/** The XML reports Maven's surefire leaves in {@code target/surefire-reports} of each module. */
public final class SurefireReports {
    private static final int DEEPEST_MODULE = 5;

    private SurefireReports() {}

    /** Adds up every report below the folder that was written since. */
    public static Tally under(Path folder, long sinceEpochSecond) {
        var since = Instant.ofEpochSecond(sinceEpochSecond);
        try (var files = Files.find(folder, DEEPEST_MODULE, (file, attributes) -> isReport(file))) {
            return files.filter(file -> isFresh(file, since))
                    .map(SurefireReports::read)
                    .reduce(Tally.NONE, Tally::plus);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + folder, failed);
        }
    }

    private static boolean isReport(Path file) {
        var name = file.getFileName().toString();
        return name.startsWith("TEST-")
                && name.endsWith(".xml")
                && file.endsWith(Path.of("target", "surefire-reports", name));
    }

    private static boolean isFresh(Path file, Instant since) {
        try {
            return !Files.getLastModifiedTime(file).toInstant().isBefore(since);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Tally read(Path file) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var suite = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
            var tests = number(suite.getAttribute("tests"));
            var failed =
                    number(suite.getAttribute("failures")) + number(suite.getAttribute("errors"));
            var skipped = number(suite.getAttribute("skipped"));
            return new Tally(tests - failed - skipped, failed, skipped);
        } catch (IOException | SAXException | ParserConfigurationException damaged) {
            throw new IllegalArgumentException(file + " is not a surefire report", damaged);
        }
    }

    private static int number(String text) {
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }
}
