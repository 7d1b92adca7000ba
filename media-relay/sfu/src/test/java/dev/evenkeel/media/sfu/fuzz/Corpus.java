package dev.evenkeel.media.sfu.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The inputs a target is never again to stumble over, and those worth changing a little: a text of
 * one input a line in hexadecimal digits, what it is before it behind a {@code #}.
 */
final class Corpus {
    /** Small enough to be looked at, and to be repeated with every build. */
    static final int LONGEST_FILE = 24 * 1_024;

    private final List<String> lines;

    private Corpus(List<String> lines) {
        this.lines = new ArrayList<>(lines);
    }

    static Corpus read(Path file) throws IOException {
        return new Corpus(Files.exists(file) ? Files.readAllLines(file) : List.of());
    }

    List<byte[]> inputs() {
        return digits().map(HexFormat.of()::parseHex).toList();
    }

    private Stream<String> digits() {
        return lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    /** Adds what is not in it yet, the shortest first, as long as the file stays small. */
    void keep(List<byte[]> found) {
        var known = digits().collect(Collectors.toSet());
        int room = LONGEST_FILE - lines.stream().mapToInt(line -> line.length() + 1).sum();
        List<String> news =
                found.stream()
                        .map(HexFormat.of()::formatHex)
                        .filter(line -> !line.isEmpty() && !known.contains(line))
                        .sorted(Comparator.comparingInt(String::length))
                        .toList();
        for (String line : news) {
            room -= line.length() + 1;
            if (room < 0) {
                return;
            }
            lines.add(line);
        }
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }
}
