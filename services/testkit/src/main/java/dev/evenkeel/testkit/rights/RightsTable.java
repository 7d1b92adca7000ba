package dev.evenkeel.testkit.rights;

import dev.evenkeel.testkit.shipped.ShippedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table of a page in docs/: one row for each thing that can be asked, one column for everybody
 * who may ask. What is not in it is not allowed to exist.
 */
public final class RightsTable {
    private static final String MINE_AND_OTHERS = " / ";

    /** What somebody is answered about what is their own and about what is another's. */
    public record Cell(String own, String other) {
        static Cell of(String text) {
            String[] both = text.split(MINE_AND_OTHERS, 2);
            return new Cell(both[0].strip(), both[both.length - 1].strip());
        }
    }

    private final String page;
    private final Map<String, Map<String, Cell>> rows = new LinkedHashMap<>();

    private RightsTable(String page) {
        this.page = page;
    }

    /**
     * Reads all tables of a page that begin so.
     *
     * @param page below docs/
     * @param firstColumn the head of the column that says what can be asked
     */
    public static RightsTable read(String page, String firstColumn) {
        RightsTable table = new RightsTable(page);
        List<String> columns = List.of();
        boolean inside = false;
        for (String line : lines(page)) {
            List<String> cells = cells(line);
            if (cells.isEmpty()) {
                inside = false;
            } else if (cells.getFirst().equals(firstColumn)) {
                columns = cells.subList(1, cells.size());
                inside = true;
            } else if (inside && !cells.getFirst().startsWith("--")) {
                table.add(columns, cells);
            }
        }
        return table;
    }

    /** What can be asked. */
    public Set<String> names() {
        return rows.keySet();
    }

    /**
     * @param who the head of a column
     */
    public Cell cell(String name, String who) {
        return Optional.ofNullable(rows.get(name))
                .map(row -> row.get(who))
                .orElseThrow(() ->
                        new AssertionError(
                                "docs/%s does not say of %s: %s".formatted(page, name, who)));
    }

    private void add(List<String> columns, List<String> cells) {
        Map<String, Cell> row = new LinkedHashMap<>();
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

    private static List<String> lines(String page) {
        try {
            return Files.readAllLines(ShippedFiles.root().resolve("docs").resolve(page));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
