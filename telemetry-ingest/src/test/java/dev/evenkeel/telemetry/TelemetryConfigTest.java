package dev.evenkeel.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelemetryConfigTest {

    @Test
    void defaults() {
        // When
        TelemetryConfig config = config(Map.of());

        // Then
        assertThat(config.maxBodyBytes()).isEqualTo(1_048_576);
        assertThat(config.maxInflatedBytes()).isEqualTo(4_194_304);
        assertThat(config.maxBatch()).isEqualTo(500);
        assertThat(config.samplesPerSecond()).isEqualTo(200);
        assertThat(config.burst()).isEqualTo(1_000);
        assertThat(config.deviceSamplesPerSecond()).isEqualTo(100);
        assertThat(config.deviceBurst()).isEqualTo(1_000);
        assertThat(config.siteSamplesPerSecond()).isEqualTo(5_000);
        assertThat(config.siteBurst()).isEqualTo(20_000);
        assertThat(config.publishTimeout()).isEqualTo(Duration.ofMillis(2_500));
        assertThat(config.sites()).isEmpty();
    }

    @Test
    void explicitValues() {
        // When
        TelemetryConfig config =
                config(
                        Map.of(
                                "evenkeel.telemetry.max-body-bytes", "1",
                                "evenkeel.telemetry.max-inflated-bytes", "2",
                                "evenkeel.telemetry.max-batch", "3",
                                "evenkeel.telemetry.samples-per-second", "4",
                                "evenkeel.telemetry.burst", "5",
                                "evenkeel.telemetry.device-samples-per-second", "6",
                                "evenkeel.telemetry.device-burst", "7",
                                "evenkeel.telemetry.site-samples-per-second", "8",
                                "evenkeel.telemetry.site-burst", "9",
                                "evenkeel.telemetry.publish-timeout", "PT1S"));

        // Then
        assertThat(config.maxBodyBytes()).isEqualTo(1);
        assertThat(config.maxInflatedBytes()).isEqualTo(2);
        assertThat(config.maxBatch()).isEqualTo(3);
        assertThat(config.samplesPerSecond()).isEqualTo(4);
        assertThat(config.burst()).isEqualTo(5);
        assertThat(config.deviceSamplesPerSecond()).isEqualTo(6);
        assertThat(config.deviceBurst()).isEqualTo(7);
        assertThat(config.siteSamplesPerSecond()).isEqualTo(8);
        assertThat(config.siteBurst()).isEqualTo(9);
        assertThat(config.publishTimeout()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void networksOfSites() {
        // When
        TelemetryConfig config =
                config(
                        Map.of(
                                "evenkeel.telemetry.sites.hq.networks", "10.1.0.0/16,fd00:1::/48",
                                "evenkeel.telemetry.sites.\"hq.annex\".networks", "10.2.0.0/16"));

        // Then
        assertThat(config.sites()).containsOnlyKeys("hq", "hq.annex");
        assertThat(config.sites().get("hq").networks())
                .containsExactly("10.1.0.0/16", "fd00:1::/48");
    }

    private static TelemetryConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withConverter(
                        Duration.class,
                        200,
                        new io.quarkus.runtime.configuration.DurationConverter())
                .withMapping(TelemetryConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(TelemetryConfig.class);
    }
}
