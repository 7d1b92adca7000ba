package dev.evenkeel.local.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
    private final RouteTable routes = new RouteTable(Set.of("relay-a", "relay-b"));

    @ParameterizedTest
    @CsvSource({
        "/api/v1/meetings, room-service",
        "/api/v1/meetings/abc-defg-hij/participants, room-service",
        "/api/v1/account, room-service",
        "/api/v1/account/sessions, room-service",
        "/api/v1/accounts, room-service",
        "/api/v1/groups/g-aaaaaaaaaaaa/members, room-service",
        "/api/v1/accounts/a-aaaaaaaaaaaa/roles, room-service",
        "/ws/v1/meetings/abc-defg-hij, room-service",
        "/api/v1/telemetry/streams, telemetry-ingest",
        "/ws/v1/telemetry, telemetry-ingest",
        "/v1/logs, telemetry-ingest",
        "/api/v1/schedule/meetings/abc-defg-hij/door, room-service",
        "/api/v1/incidents, incident-service",
        "/api/v1/rules/reload, incident-service",
        "/api/v1/plans/relay-loss/runs, incident-service",
        "/api/v1/plan-runs/r-1/approve, incident-service",
        "/api/v1/drills, incident-service",
        "/api/v1/relays, incident-service",
        "/api/v1/reports/abc-defg-hij, incident-service",
        "/api/v1/console/stream, incident-service",
        "/api/v1/recordings/rec-1/tracks/t1, recording-service",
    })
    void sendsEachAddressToItsOwner(String path, String owner) {
        // When
        var route = routes.route(path);

        // Then
        assertThat(route).isEqualTo(new Route.ToNeighbour(owner, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"room-service", "telemetry-ingest", "incident-service", "recording-service"})
    void leadsToEveryAddressThatAServiceDescribes(String service) throws IOException {
        // Given
        List<String> paths;
        try (Stream<String> lines =
                Files.lines(Path.of("../../docs/openapi/" + service + ".yaml"))) {
            paths =
                    lines.filter(line -> line.startsWith("  /"))
                            .map(line -> line.strip().replaceFirst(":$", ""))
                            .map(path -> path.replaceAll("\\{[^}]*}", "x"))
                            .toList();
        }

        // Then
        assertThat(paths).isNotEmpty();
        assertThat(paths)
                .allSatisfy(path ->
                        assertThat(routes.route(path))
                                .isEqualTo(new Route.ToNeighbour(service, path)));
    }

    @Test
    void takesTheRelaysNameOffAMediaAddress() {
        // When
        var route = routes.route("/relays/relay-b/media/v1/sessions/s1/active");

        // Then
        assertThat(route)
                .isEqualTo(new Route.ToNeighbour("relay-b", "/media/v1/sessions/s1/active"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/relays/relay-a/control/v1/state",
                "/relays/relay-a/q/metrics",
                "/relays/relay-a",
                "/relays/relay-a/media/v10",
                "/relays/relay-z/media/v1/ping",
                "/relays/",
                "/api/v1/meetingsx",
                "/api/v1/accountx",
                "/api/v2/meetings",
                "/q/metrics"
            })
    void hidesEverythingElseOfTheServices(String path) {
        // When
        var route = routes.route(path);

        // Then
        assertThat(route)
                .isInstanceOfSatisfying(
                        Route.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(404));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/relays/relay-a/media/v1/../../control/v1/state",
                "/relays/relay-a/media/v1/%2e%2E/%2e%2e/control/v1/state",
                "/relays/relay-a/media/v1/..%2f..%2fcontrol",
                "/relays/relay-a/media/v1/..;/control",
                "/api/v1/meetings/..\\..\\q/metrics",
                "//api/v1/meetings",
                "/./x"
            })
    void refusesPathsThatCanBeReadInTwoWays(String path) {
        // When
        var route = routes.route(path);

        // Then
        assertThat(route)
                .isInstanceOfSatisfying(
                        Route.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/new",
                "/m/abc-defg-hij",
                "/console",
                "/setup",
                "/confirm",
                "/signin",
                "/assets/index-1.js"
            })
    void leavesTheRestToTheWebApplication(String path) {
        // When
        var route = routes.route(path);

        // Then
        assertThat(route).isEqualTo(new Route.ToWeb());
    }
}
