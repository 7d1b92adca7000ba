package dev.evenkeel.room.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table of docs/rights.md. What is not in it is not allowed to exist. */
public final class RightsTable {
    private static final Path FILE = Path.of("../../docs/rights.md");
    private static final String MINE_AND_OTHERS = " / ";

    /** What somebody is answered about the own meeting and about another one. */
    public record Cell(String own, String other) {
        static Cell of(String text) {
            String[] both = text.split(MINE_AND_OTHERS, 2);
            return new Cell(both[0].strip(), both[both.length - 1].strip());
        }
    }

    private final Map<String, Map<Who, Cell>> rows = new LinkedHashMap<>();

    private RightsTable() {}

    public static RightsTable ofOperations() {
        return read("operation");
    }

    public static RightsTable ofMessages() {
        return read("message");
    }

    public Set<String> names() {
        return rows.keySet();
    }

    public Cell cell(String name, Who who) {
        return Optional.ofNullable(rows.get(name))
                .map(row -> row.get(who))
                .orElseThrow(() -> new AssertionError("docs/rights.md has no row for " + name));
    }

    private static RightsTable read(String firstColumn) {
        RightsTable table = new RightsTable();
        List<Who> columns = List.of();
        boolean inside = false;
        for (String line : lines()) {
            List<String> cells = cells(line);
            if (cells.isEmpty()) {
                inside = false;
            } else if (cells.getFirst().equals(firstColumn)) {
                columns = cells.stream().skip(1).map(Who::of).toList();
                inside = true;
            } else if (inside && !cells.getFirst().startsWith("--")) {
                table.add(columns, cells);
            }
        }
        return table;
    }

    private void add(List<Who> columns, List<String> cells) {
        Map<Who, Cell> row = new EnumMap<>(Who.class);
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), Cell.of(cells.get(i + 1)));
        }
        if (rows.put(cells.getFirst(), row) != null) {
            throw new AssertionError("two rows for " + cells.getFirst());
        }
    }

    private static List<String> cells(String line) {
        return line.startsWith("|")
                ? Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList()
                : List.of();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
