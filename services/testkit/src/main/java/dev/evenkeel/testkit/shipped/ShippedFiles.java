package dev.evenkeel.testkit.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files in {@code observability}, wherever in the repository a test runs. */
public final class ShippedFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private ShippedFiles() {}

    /**
     * An expression and where it stands.
     *
     * @param where file and rule or panel
     */
    public record Query(String where, String expression) {}

    /** The root of the repository. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no mvnw in any folder above");
        }
        return folder;
    }

    /** The folder of everything about Prometheus. */
    public static Path prometheus() {
        return root().resolve("observability/prometheus");
    }

    /** Every file of alert rules. */
    public static List<Path> rules() {
        return files(prometheus().resolve("rules"), ".yml");
    }

    /** Every file of tests of the rules. */
    public static List<Path> ruleTests() {
        return files(prometheus().resolve("tests"), ".yml");
    }

    /** Every dashboard. */
    public static List<Path> dashboards() {
        return files(root().resolve("observability/grafana/dashboards"), ".json");
    }

    /** A file as a tree. */
    public static JsonNode read(Path file) {
        ObjectMapper mapper = file.toString().endsWith(".json") ? JSON : YAML;
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The alert rules of all files. */
    public static List<JsonNode> alerts() {
        return rules().stream()
                .flatMap(file -> read(file).path("groups").valueStream())
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    /** The panels of a dashboard, without its rows. */
    public static List<JsonNode> panels(Path dashboard) {
        return read(dashboard)
                .path("panels")
                .valueStream()
                .filter(panel -> !panel.path("type").asText().equals("row"))
                .toList();
    }

    /** Every expression of rules and dashboards. */
    public static List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        alerts().forEach(rule ->
                queries.add(
                        new Query(
                                "alert " + rule.path("alert").asText(),
                                rule.path("expr").asText())));
        for (Path file : dashboards()) {
            for (JsonNode panel : panels(file)) {
                String where = file.getFileName() + " " + panel.path("title").asText();
                panel.path("targets")
                        .forEach(target ->
                                queries.add(new Query(where, target.path("expr").asText())));
            }
        }
        return queries;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
