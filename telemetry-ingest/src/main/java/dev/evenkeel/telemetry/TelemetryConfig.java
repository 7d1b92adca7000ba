package dev.evenkeel.telemetry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of telemetry-ingest. */
@ConfigMapping(prefix = "evenkeel.telemetry")
public interface TelemetryConfig {

    /** Largest body as sent, in bytes. */
    @WithDefault("1048576")
    int maxBodyBytes();

    /** Largest body after inflating, in bytes. */
    @WithDefault("4194304")
    int maxInflatedBytes();

    /** Most samples in one batch. */
    @WithDefault("500")
    int maxBatch();

    /** Samples a participant may send each second, in the long run. */
    @WithDefault("200")
    int samplesPerSecond();

    /** Samples a participant may send at once after a pause. */
    @WithDefault("1000")
    int burst();

    /** Samples a device may send each second, in the long run. */
    @WithDefault("100")
    int deviceSamplesPerSecond();

    /** Samples a device may send at once after a pause. */
    @WithDefault("1000")
    int deviceBurst();

    /** Samples a site may send each second, in the long run. */
    @WithDefault("5000")
    int siteSamplesPerSecond();

    /** Samples a site may send at once after a pause. */
    @WithDefault("20000")
    int siteBurst();

    /** How long a request waits for Kafka before it is told to come again. */
    @WithDefault("2500ms")
    Duration publishTimeout();

    /** How long a WebSocket may stay open without its first message. */
    @WithDefault("5s")
    Duration helloTimeout();

    /** Where sites are in the network, by the site's id as in the topology file. */
    Map<String, SiteConfig> sites();

    /** A site's place in the network. */
    interface SiteConfig {
        /** Addresses and CIDR ranges from which its people report; the narrowest counts. */
        List<String> networks();
    }

    /** MQTT brokers of sites, by a name of the operator's choice. */
    Map<String, Broker> mqtt();

    /** A broker that room devices report to. */
    interface Broker {
        String host();

        /** 1883, or 8883 with TLS. */
        @WithDefault("1883")
        int port();

        /** TLS with the trust store of the JVM. */
        @WithDefault("false")
        boolean tls();

        /** Version of the protocol: {@code 5} or {@code 3.1.1}. */
        @WithDefault("5")
        String version();

        /** The site whose devices report there; topics of other sites are not read. */
        String site();

        Optional<String> username();

        Optional<String> password();

        /** The session at the broker goes by it: not to be shared by two instances. */
        @WithDefault("evenkeel-telemetry-ingest")
        String clientId();

        /** How long the broker keeps messages while this service is away (MQTT 5). */
        @WithDefault("1h")
        Duration sessionExpiry();

        @WithDefault("30s")
        Duration keepAlive();

        /** Whether devices that miss a report are asked for one. */
        @WithDefault("true")
        boolean questions();
    }
}
