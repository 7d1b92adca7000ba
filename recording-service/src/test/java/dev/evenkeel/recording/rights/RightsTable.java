package dev.evenkeel.recording.rights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of docs/recording-rights.md: what each role gets for each action. */
final class RightsTable {
    static final Path DOCUMENT = Path.of("../docs/recording-rights.md");

    /**
     * A row of the table.
     *
     * @param answers statuses by role; {@code hidden} where a list does not have it
     */
    record Row(String recording, Action action, Map<Role, String> answers) {}

    private RightsTable() {}

    static List<Row> read() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .map(RightsTable::row)
                .toList();
    }

    private static Row row(String line) {
        List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        Map<Role, String> answers = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            answers.put(role, cells.get(3 + role.ordinal()));
        }
        return new Row(cells.get(1), Action.of(cells.get(2).replace("`", "")), answers);
    }

    static String line(Row row) {
        return "| %s | `%s` | %s |"
                .formatted(
                        row.recording(),
                        row.action().request(),
                        row.answers().values().stream().collect(Collectors.joining(" | ")));
    }

    /** Puts other rows into the document; what it says around them remains. */
    static void write(List<Row> rows) throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT);
        int head = lines.indexOf("<!-- rows -->") + 1;
        String columns =
                Arrays.stream(Role.values()).map(Role::words).collect(Collectors.joining(" | "));
        List<String> written = new java.util.ArrayList<>(lines.subList(0, head));
        written.add("| Recording | Request | " + columns + " |");
        written.add("|---|---" + "|---".repeat(Role.values().length) + "|");
        rows.forEach(row -> written.add(line(row)));
        Files.write(DOCUMENT, written);
    }
}
