package dev.evenkeel.telemetry.snmp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Network gear to be polled; with no device nothing is. */
@ConfigMapping(prefix = "evenkeel.telemetry.snmp")
public interface SnmpConfig {

    /** Devices by their id. */
    Map<String, Device> devices();

    /** A device with an SNMP agent. */
    interface Device {
        /** The site it stands at, as in the topology file. */
        String site();

        /** {@code router}, {@code switch}, {@code firewall}, {@code ups} and so on. */
        @WithDefault("router")
        String kind();

        /** Host name or address. */
        String address();

        @WithDefault("161")
        int port();

        /** Version of the protocol: {@code 3} or {@code 2c}. */
        @WithDefault("3")
        String version();

        /** File with the community (2c). */
        Optional<Path> communityFile();

        /** Name of the user (3), who is to authenticate and to encrypt. */
        Optional<String> user();

        /** {@code SHA-256}, {@code SHA-384} or {@code SHA-512} (RFC 7860). */
        @WithDefault("SHA-256")
        String authentication();

        /** File with the passphrase of authentication. */
        Optional<Path> authenticationFile();

        /** {@code AES-128} (RFC 3826), {@code AES-192} or {@code AES-256}. */
        @WithDefault("AES-128")
        String privacy();

        /** File with the passphrase of encryption. */
        Optional<Path> privacyFile();

        /** From one reading to the next, at least a second. */
        @WithDefault("10s")
        Duration every();

        /** How long the device may take for an answer. */
        @WithDefault("2s")
        Duration timeout();

        /** How often an unanswered request is repeated, 0–5. */
        @WithDefault("1")
        int retries();

        /** The links that end here, by their id. */
        Map<String, Port> links();
    }

    /** The interface that a link ends at: its name or its alias. */
    interface Port {
        /** IF-MIB {@code ifName}; of gear without one {@code ifDescr}. */
        Optional<String> name();

        /** IF-MIB {@code ifAlias}. */
        Optional<String> alias();

        /** ENTITY-MIB {@code entPhysicalName} of the sensor of received light. */
        Optional<String> receiveSensor();

        /** ENTITY-MIB {@code entPhysicalName} of the sensor of transmitted light. */
        Optional<String> transmitSensor();
    }
}
