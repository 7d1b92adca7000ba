package dev.evenkeel.testkit.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.local.installation.Ports;
import dev.evenkeel.local.installation.RelaySlot;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The alert rules of {@code observability/prometheus}. */
class AlertRulesTest {
    private static final Pattern FIRES_OR_NOT = Pattern.compile("alertname=\"(\\w+)\"");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final int BASE = 8080;

    @Test
    void prometheusTakesThem() throws Exception {
        Promtool.agreesTo(
                List.of(ShippedFiles.prometheus().resolve("prometheus.yml")), "check", "config");
    }

    @Test
    void theyFireWhenTheyShouldAndOnlyThen() throws Exception {
        Promtool.agreesTo(ShippedFiles.ruleTests(), "test", "rules");
    }

    @Test
    void eachIsTestedBothWays() {
        // When
        Map<Boolean, Set<String>> tested =
                ShippedFiles.ruleTests().stream()
                        .flatMap(file -> ShippedFiles.read(file).path("tests").valueStream())
                        .flatMap(test -> test.path("promql_expr_test").valueStream())
                        .collect(
                                Collectors.partitioningBy(
                                        test -> test.path("exp_samples").size() > 0,
                                        Collectors.flatMapping(
                                                AlertRulesTest::alert, Collectors.toSet())));

        // Then
        assertThat(tested.get(true)).isEqualTo(names());
        assertThat(tested.get(false)).isEqualTo(names());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void eachSaysWhatIsWrongAndWhatToDo(JsonNode rule) throws IOException {
        JsonNode said = rule.path("annotations");
        assertThat(rule.path("labels").path("severity").asText()).isIn("critical", "warning");
        assertThat(said.path("summary").asText()).isNotBlank();
        assertThat(said.path("description").asText()).isNotBlank();
        assertThat(said.path("runbook").asText()).isIn(runbooks());
    }

    @Test
    void thePortsAreThoseOfAnInstallation() {
        // Given
        Ports ports = new Ports(BASE);

        // When
        List<JsonNode> jobs =
                ShippedFiles.read(ShippedFiles.prometheus().resolve("prometheus.yml"))
                        .path("scrape_configs")
                        .valueStream()
                        .toList();

        // Then
        assertThat(jobs)
                .extracting(job -> job.path("job_name").asText(), AlertRulesTest::targets)
                .containsExactly(
                        tuple("room-service", local(ports.roomService())),
                        tuple("telemetry-ingest", local(ports.telemetryIngest())),
                        tuple("incident-service", local(ports.incidentService())),
                        tuple("recording-service", local(ports.recordingService())),
                        tuple(
                                "media-relay",
                                Stream.of(RelaySlot.A, RelaySlot.B)
                                        .flatMap(relay -> local(ports.relayHttp(relay)).stream())
                                        .toList()));
    }

    private static List<JsonNode> alerts() {
        return ShippedFiles.alerts();
    }

    private static Set<String> names() {
        return alerts().stream()
                .map(rule -> rule.path("alert").asText())
                .collect(Collectors.toSet());
    }

    private static Stream<String> alert(JsonNode test) {
        return FIRES_OR_NOT.matcher(test.path("expr").asText()).results().map(m -> m.group(1));
    }

    private static List<String> targets(JsonNode job) {
        return job.path("static_configs")
                .valueStream()
                .flatMap(config -> config.path("targets").valueStream())
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> local(int port) {
        return List.of("127.0.0.1:" + port);
    }

    private static Set<String> runbooks() throws IOException {
        String page = Files.readString(ShippedFiles.root().resolve("docs/operations.md"));
        return HEADING.matcher(page)
                .results()
                .map(AlertRulesTest::anchor)
                .collect(Collectors.toSet());
    }

    private static String anchor(MatchResult heading) {
        String words = heading.group(1).toLowerCase(Locale.ROOT).replace(' ', '-');
        return "docs/operations.md#" + words;
    }
}
