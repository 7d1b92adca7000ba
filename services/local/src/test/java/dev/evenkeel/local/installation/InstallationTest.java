package dev.evenkeel.local.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.local.process.Component;
import dev.evenkeel.local.process.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir Path folder;

    @BeforeEach
    void build() throws IOException {
        var current = new StringBuilder();
        for (var app :
                List.of(
                        Apps.LOCAL,
                        Apps.ROOM_SERVICE,
                        Apps.TELEMETRY_INGEST,
                        Apps.INCIDENT_SERVICE,
                        Apps.RECORDING_SERVICE,
                        Apps.MEDIA_RELAY,
                        Apps.WEB)) {
            Files.createDirectories(folder.resolve("app").resolve(app + "-1"));
            current.append(app).append('=').append(app).append("-1\n");
        }
        Files.writeString(folder.resolve("app/current"), current);
    }

    @Test
    void hasEveryProcessInOrder() {
        // When
        var components = components(Map.of());

        // Then
        assertThat(components)
                .extracting(Component::name)
                .containsExactly(
                        "kafka",
                        "postgres",
                        "room-service",
                        "telemetry-ingest",
                        "incident-service",
                        "recording-service",
                        "relay-a",
                        "relay-b",
                        "front-door");
    }

    @Test
    void whatPeopleInMeetingsDoNotWaitForYields() {
        // When
        var components = components(Map.of());

        // Then
        assertThat(components)
                .filteredOn(component -> component.priority() == Component.Priority.MEETING)
                .extracting(Component::name)
                .containsExactly("room-service", "relay-a", "relay-b", "front-door");
    }

    @Test
    void configuresARelayWithTheDocumentedKeys() {
        // When
        var relay =
                named("relay-b", components(Map.of("EVENKEEL_RELAY_B_ADVERTISED_PORT", "9000")));

        // Then
        assertThat(relay.command())
                .contains(
                        "-Dquarkus.http.port=8085",
                        "-Dkafka.bootstrap.servers=127.0.0.1:8090",
                        "-Devenkeel.relay.id=relay-b",
                        "-Devenkeel.relay.udp-port=8101",
                        "-Devenkeel.relay.stamp.port=8103",
                        "-Devenkeel.relay.advertised-address=127.0.0.1",
                        "-Devenkeel.relay.advertised-port=9000",
                        "-Devenkeel.relay.bridge-address=127.0.0.1:8101",
                        "-Devenkeel.relay.control-url=http://127.0.0.1:8085",
                        "-Devenkeel.relay.bridge-key-file=" + folder.resolve("secrets/bridge.key"),
                        "-Devenkeel.tokens.public-key-file="
                                + folder.resolve("secrets/tokens-public.pem"));
        assertThat(relay.ports())
                .containsExactly(
                        Port.tcp("http", 8085),
                        Port.udp("udp", 8101),
                        Port.tcp("tcp", 8101),
                        Port.udp("stamp", 8103));
    }

    @Test
    void onlyThoseThatCallRelaysKnowThePrivateKey() {
        // When
        var components = components(Map.of());

        // Then
        assertThat(components)
                .filteredOn(c -> c.command().toString().contains("private-key-file"))
                .extracting(Component::name)
                .containsExactly("room-service", "incident-service", "recording-service");
    }

    @Test
    void theConsoleIsOpenOnlyOnThisMachine() {
        assertThat(incidentService(Map.of())).contains("-Devenkeel.console.access=open");
        assertThat(incidentService(Map.of("EVENKEEL_BIND", "0.0.0.0")))
                .contains("-Devenkeel.console.access=signed-in");
        assertThat(incidentService(Map.of("EVENKEEL_CONSOLE_ACCESS", "signed-in")))
                .contains("-Devenkeel.console.access=signed-in");
        assertThatThrownBy(() -> incidentService(Map.of("EVENKEEL_CONSOLE_ACCESS", "closed")))
                .hasMessage("EVENKEEL_CONSOLE_ACCESS must be open or signed-in, not “closed”");
    }

    @Test
    void roomServiceLeavesTheAdministratorsLinkWhereTheLauncherLooks() {
        assertThat(named("room-service", components(Map.of())).command())
                .contains(
                        "-Devenkeel.accounts.setup-file="
                                + folder.resolve("secrets/administrator-setup"));
    }

    @Test
    void noCommandLineShowsThePassword() throws IOException {
        // When
        var components = components(Map.of());

        // Then
        var password = Files.readString(folder.resolve("secrets/postgres.password"));
        assertThat(components)
                .noneMatch(component -> component.command().toString().contains(password));
        assertThat(named("room-service", components).environment())
                .containsEntry("QUARKUS_DATASOURCE_PASSWORD", password)
                .containsEntry(
                        "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:8092/evenkeel");
    }

    @Test
    void saysWhatIsNotBuilt() throws IOException {
        // Given
        Files.writeString(folder.resolve("app/current"), "local=local-1\n");

        // When
        assertThatThrownBy(() -> components(Map.of()))
                // Then
                .hasMessage("room-service is not built: run ./evenkeel build");
    }

    private List<Component> components(Map<String, String> environment) {
        var all = new java.util.HashMap<>(environment);
        all.put("EVENKEEL_HOME", folder.toString());
        var settings = Settings.from(all, Optional.empty());
        return new Installation(settings, Apps.in(settings.apps())).components();
    }

    private List<String> incidentService(Map<String, String> environment) {
        return named("incident-service", components(environment)).command();
    }

    private static Component named(String name, List<Component> components) {
        return components.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }
}
