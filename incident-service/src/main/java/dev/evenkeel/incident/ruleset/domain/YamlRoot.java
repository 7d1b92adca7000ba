package dev.evenkeel.incident.ruleset.domain;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** The outermost map of a YAML file. */
public final class YamlRoot {
    private YamlRoot() {}

    /**
     * Reads one file.
     *
     * @param expected what the file shall be, for the error when it is none
     * @param errors what is wrong is added here, now and while the fields are read
     */
    public static Optional<YamlFields> read(
            String file, String text, String expected, List<RuleError> errors) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root instanceof MappingNode map) {
                return Optional.of(new YamlFields(file, "", map, errors));
            }
            errors.add(new RuleError(file, 1, 1, "", expected, "none"));
        } catch (MarkedYAMLException e) {
            errors.add(notYaml(file, e));
        } catch (YAMLException e) {
            errors.add(new RuleError(file, 1, 1, "", "YAML", String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private static RuleError notYaml(String file, MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        return e.getProblemMark() == null
                ? new RuleError(file, 1, 1, "", "YAML", problem)
                : RuleError.at(e.getProblemMark(), file, "", "YAML", problem);
    }
}
