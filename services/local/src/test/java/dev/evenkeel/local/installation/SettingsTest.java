package dev.evenkeel.local.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final String OWN = "192.0.2.2";

    @Test
    void haveDefaultsForEverythingButTheFolder() {
        // When
        var settings = Settings.from(Map.of("EVENKEEL_HOME", "/x"), Optional.empty());

        // Then
        assertThat(settings.home()).isEqualTo(Path.of("/x"));
        assertThat(settings.apps()).isEqualTo(Path.of("/x/app"));
        assertThat(settings.ports().base()).isEqualTo(8080);
        assertThat(settings.bind()).isEqualTo("127.0.0.1");
        assertThat(settings.advertisedAddress()).isEqualTo("127.0.0.1");
        assertThat(settings.advertisedPort(RelaySlot.B)).isEqualTo(8101);
    }

    @Test
    void followTheEnvironment() {
        // When
        var settings =
                Settings.from(
                        Map.of(
                                "EVENKEEL_HOME", "/x",
                                "EVENKEEL_APPS", "/apps",
                                "EVENKEEL_PORT", "18080",
                                "EVENKEEL_BIND", "0.0.0.0",
                                "EVENKEEL_ADVERTISED_ADDRESS", "192.0.2.7",
                                "EVENKEEL_RELAY_A_ADVERTISED_PORT", "9000"),
                        Optional.of(OWN));

        // Then
        assertThat(settings.apps()).isEqualTo(Path.of("/apps"));
        assertThat(settings.ports().base()).isEqualTo(18_080);
        assertThat(settings.bind()).isEqualTo("0.0.0.0");
        assertThat(settings.advertisedAddress()).isEqualTo("192.0.2.7");
        assertThat(settings.advertisedPort(RelaySlot.A)).isEqualTo(9_000);
        assertThat(settings.advertisedPort(RelaySlot.B)).isEqualTo(18_101);
    }

    @Test
    void haveTwoToSixRelays() {
        assertThat(relays(Map.of("EVENKEEL_HOME", "/x"))).containsExactly(RelaySlot.A, RelaySlot.B);
        assertThat(relays(Map.of("EVENKEEL_HOME", "/x", "EVENKEEL_RELAYS", "4")))
                .containsExactly(RelaySlot.A, RelaySlot.B, RelaySlot.C, RelaySlot.D);
        for (String wrong : List.of("1", "7", "two")) {
            assertThatThrownBy(
                            () -> relays(Map.of("EVENKEEL_HOME", "/x", "EVENKEEL_RELAYS", wrong)))
                    .hasMessage("EVENKEEL_RELAYS must be between 2 and 6, not “%s”", wrong);
        }
    }

    private static List<RelaySlot> relays(Map<String, String> environment) {
        return Settings.from(environment, Optional.empty()).relays();
    }

    @Test
    void nameTheMachinesOwnAddressForBrowsersThatTakeNoPathOverLoopback() {
        // When
        var settings = Settings.from(Map.of("EVENKEEL_HOME", "/x"), Optional.of(OWN));

        // Then
        assertThat(settings.advertisedAddress()).isEqualTo("127.0.0.1,192.0.2.2");
    }

    @Test
    void leadNobodyAroundWhatStandsBeforeARelay() {
        // When
        var settings =
                Settings.from(
                        Map.of("EVENKEEL_HOME", "/x", "EVENKEEL_RELAY_B_ADVERTISED_PORT", "9000"),
                        Optional.of(OWN));

        // Then
        assertThat(settings.advertisedAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    void sayWhichVariableIsWrong() {
        // Given
        var environment = Map.of("EVENKEEL_HOME", "/x", "EVENKEEL_PORT", "http");

        // When
        assertThatThrownBy(() -> Settings.from(environment, Optional.empty()))
                // Then
                .hasMessage("EVENKEEL_PORT must be a port between 1 and 65535, not “http”");
    }
}
