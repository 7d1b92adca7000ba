package dev.evenkeel.testkit.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.testkit.shipped.ShippedFiles.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards of {@code observability/grafana}, and what they and the rules ask. */
class DashboardsTest {

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelExplainsItself(Path file) {
        assertThat(ShippedFiles.panels(file))
                .isNotEmpty()
                .allSatisfy(panel -> {
                    assertThat(panel.path("title").asText()).isNotBlank();
                    assertThat(panel.path("description").asText()).isNotBlank();
                    assertThat(unit(panel)).isNotBlank();
                    assertThat(panel.path("targets").valueStream())
                            .isNotEmpty()
                            .allSatisfy(target ->
                                    assertThat(target.path("expr").asText()).isNotBlank());
                });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void oneCanBeProvisionedAnywhere(Path file) {
        // When
        JsonNode dashboard = ShippedFiles.read(file);

        // Then
        assertThat(dashboard.path("uid").asText())
                .isEqualTo("evenkeel-" + file.getFileName().toString().replace(".json", ""));
        assertThat(dashboard.findValues("id")).isEmpty();
        assertThat(dashboard.path("templating").path("list").path(0).path("type").asText())
                .isEqualTo("datasource");
        assertThat(ShippedFiles.panels(file))
                .allSatisfy(panel ->
                        assertThat(panel.path("datasource").path("uid").asText())
                                .isEqualTo("${datasource}"));
    }

    @Test
    void prometheusUnderstandsEveryQuery(@TempDir Path folder) throws Exception {
        // Given
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        ArrayNode rules = file.putArray("groups").addObject().put("name", "all").putArray("rules");
        List<Query> queries = ShippedFiles.queries();
        for (int i = 0; i < queries.size(); i++) {
            String expression = queries.get(i).expression().replace("$__rate_interval", "1m");
            rules.addObject().put("record", "query:number" + i).put("expr", expression);
        }
        Path written = Files.writeString(folder.resolve("queries.yml"), file.toPrettyString());

        // Then
        Promtool.agreesTo(List.of(written), "check", "rules");
    }

    @Test
    void everyQuerySaysWhoIsToAnswer() {
        List<String> jobs =
                ShippedFiles.read(ShippedFiles.prometheus().resolve("prometheus.yml"))
                        .path("scrape_configs")
                        .findValuesAsText("job_name");
        assertThat(ShippedFiles.queries())
                .allSatisfy(query ->
                        assertThat(PromQl.selectors(query.expression()))
                                .as(query.where())
                                .isNotEmpty()
                                .allSatisfy(selector ->
                                        assertThat(selector.jobs().orElse(List.of()))
                                                .isNotEmpty()
                                                .isSubsetOf(jobs)));
    }

    private static List<Path> dashboards() {
        return ShippedFiles.dashboards();
    }

    private static String unit(JsonNode panel) {
        return panel.path("fieldConfig").path("defaults").path("unit").asText();
    }
}
