package dev.evenkeel.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of a log that most likely say why its program failed. */
final class LogTail {
    private static final int LINES = 5;
    private static final Pattern TROUBLE =
            Pattern.compile("ERROR|FATAL|SEVERE|Exception|Caused by:|Error:|[Ff]ailed");
    private static final Pattern STACK_FRAME = Pattern.compile("^\\s+at |^\\s*\\.\\.\\. \\d+ more");

    private LogTail() {}

    /** The last few lines that speak of trouble, or the very last few when none does. */
    static List<String> of(Path log) {
        var lines =
                read(log)
                        .lines()
                        .filter(line -> !line.isBlank() && !STACK_FRAME.matcher(line).find())
                        .toList();
        var trouble = lines.stream().filter(line -> TROUBLE.matcher(line).find()).toList();
        return last(trouble.isEmpty() ? lines : trouble);
    }

    private static List<String> last(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }

    private static String read(Path log) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (NoSuchFileException nothingWritten) {
            return "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
