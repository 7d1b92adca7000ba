package dev.evenkeel.telemetry.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.contracts.telemetry.DeviceReport;
import dev.evenkeel.telemetry.snmp.Access.Authentication;
import dev.evenkeel.telemetry.snmp.Access.Privacy;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GearReaderTest {
    private static final String ROUTER = "evenkeel.telemetry.snmp.devices.hq-router.";

    @TempDir Path folder;
    private final Map<String, String> values = new HashMap<>();

    @BeforeEach
    void configure() throws IOException {
        values.put(ROUTER + "site", "hq");
        values.put(ROUTER + "address", "10.1.0.1");
        values.put(ROUTER + "user", "evenkeel");
        values.put(ROUTER + "authentication-file", secret("auth", "authentic-secret\n"));
        values.put(ROUTER + "privacy-file", secret("priv", "private-secret\nnot read\n"));
        values.put(ROUTER + "links.hq-1.name", "ge-0/0/1");
    }

    @Test
    void nothingIsPolledUnlessConfigured() {
        assertThat(GearReader.read(config(Map.of()))).isEmpty();
    }

    @Test
    void defaults() {
        // When
        Gear gear = read().getFirst();

        // Then
        assertThat(gear.deviceId()).isEqualTo("hq-router");
        assertThat(gear.kind()).isEqualTo(DeviceReport.Kind.ROUTER);
        assertThat(gear.port()).isEqualTo(161);
        assertThat(gear.every()).isEqualTo(Duration.ofSeconds(10));
        assertThat(gear.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(gear.retries()).isEqualTo(1);
        assertThat(gear.access())
                .isEqualTo(
                        TestGear.user(
                                "evenkeel",
                                Authentication.SHA_256,
                                "authentic-secret",
                                Privacy.AES_128,
                                "private-secret"));
        assertThat(gear.links())
                .containsExactly(new Gear.LinkEnd("hq-1", "ge-0/0/1", null, null, null));
    }

    @Test
    void explicitValues() throws IOException {
        // Given
        values.put(ROUTER + "kind", "switch");
        values.put(ROUTER + "port", "1161");
        values.put(ROUTER + "version", "2c");
        values.put(ROUTER + "community-file", secret("community", "open"));
        values.put(ROUTER + "every", "1s");
        values.put(ROUTER + "timeout", "300ms");
        values.put(ROUTER + "retries", "0");
        values.put(ROUTER + "links.\"hq.2\".alias", "carrier A");
        values.put(ROUTER + "links.\"hq.2\".receive-sensor", "in");
        values.put(ROUTER + "links.\"hq.2\".transmit-sensor", "out");

        // When
        Gear gear = read().getFirst();

        // Then
        assertThat(gear.kind()).isEqualTo(DeviceReport.Kind.SWITCH);
        assertThat(gear.port()).isEqualTo(1_161);
        assertThat(gear.access()).isEqualTo(new Access.Community(new Secret("open")));
        assertThat(gear.every()).isEqualTo(Duration.ofSeconds(1));
        assertThat(gear.timeout()).isEqualTo(Duration.ofMillis(300));
        assertThat(gear.retries()).isZero();
        assertThat(gear.links()).contains(new Gear.LinkEnd("hq.2", null, "carrier A", "in", "out"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "site | HQ | an id of up to 64 small letters",
                "kind | toaster | one of camera, microphone",
                "port | 0 | 1 to 65535",
                "version | 1 | 3 or 2c",
                "authentication | MD5 | SHA-256, SHA-384 or SHA-512",
                "privacy | DES | AES-128, AES-192 or AES-256",
                "authentication-file | /nowhere | a file whose first line has at least 8",
                "every | 500ms | PT1S to PT1H",
                "timeout | 11s | PT0.01S to PT10S",
                "retries | 6 | 0 to 5",
                "links.hq-1.alias | twice | either a name or an alias",
                "links.hq-2.receive-sensor | x | either a name or an alias",
                "links.Not-An-Id.name | eth0 | an id of up to 64 small letters",
            })
    void whatIsWrongIsNamed(String key, String value, String expected) {
        // Given
        values.put(ROUTER + key, value);

        // Then
        assertThatThrownBy(this::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("evenkeel.telemetry.snmp.devices.\"hq-router\"")
                .hasMessageContaining(expected)
                .message()
                .doesNotContain("-secret");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNoSecretWithIt() throws IOException {
        // Given
        values.put(ROUTER + "user", "x".repeat(33));
        values.put(ROUTER + "privacy-file", secret("short", "geheim"));
        values.put("evenkeel.telemetry.snmp.devices.other.site", "hq");
        values.put("evenkeel.telemetry.snmp.devices.other.address", "10.1.0.2");
        values.put("evenkeel.telemetry.snmp.devices.other.version", "2c");
        values.put("evenkeel.telemetry.snmp.devices.other.links.hq-1.name", "eth0");

        // Then
        assertThatThrownBy(this::read)
                .hasMessageContaining("\"hq-router\".user: expected a name of 1 to 32 characters")
                .hasMessageContaining("\"hq-router\".privacy-file: expected")
                .hasMessageContaining("\"other\".community-file: expected")
                .hasMessageContaining(
                        "\"other\".links.\"hq-1\": expected a link that ends at no other interface")
                .message()
                .doesNotContain("geheim");
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(read().toString()).doesNotContain("-secret");
    }

    private List<Gear> read() {
        return GearReader.read(config(values));
    }

    private String secret(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static SnmpConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withConverter(
                        Duration.class,
                        200,
                        new io.quarkus.runtime.configuration.DurationConverter())
                .withMapping(SnmpConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(SnmpConfig.class);
    }
}
