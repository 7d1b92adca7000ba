package dev.evenkeel.telemetry.snmp;

import dev.evenkeel.contracts.telemetry.DeviceReport;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.telemetry.snmp.Gear.LinkEnd;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration; what is wrong keeps the service from starting, and all of it is told.
 */
final class GearReader {
    private static final String ID = "[a-z0-9][a-z0-9._-]{0,63}";
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(10);
    private static final int MOST_RETRIES = 5;
    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_USER = 32;

    /** RFC 3414 section 11.2. */
    private static final int SHORTEST_PASSPHRASE = 8;

    private static final Secret STAND_IN = new Secret("stand-in");

    private final List<String> errors = new ArrayList<>();
    private final Set<String> links = new HashSet<>();

    private GearReader() {}

    /**
     * The devices, by their ids.
     *
     * @throws IllegalArgumentException naming each key at fault, what is expected, and what it is
     */
    static List<Gear> read(SnmpConfig config) {
        GearReader reader = new GearReader();
        List<Gear> gear = new ArrayList<>();
        new TreeMap<>(config.devices()).forEach((id, device) -> gear.add(reader.gear(id, device)));
        if (!reader.errors.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", reader.errors));
        }
        return gear;
    }

    private Gear gear(String id, SnmpConfig.Device device) {
        String key = "evenkeel.telemetry.snmp.devices.\"" + id + "\"";
        id(key, id);
        id(key + ".site", device.site());
        expect(!device.address().isBlank(), key + ".address", "a host name or an address", "");
        within(key + ".port", device.port(), 1, LAST_PORT);
        within(key + ".retries", device.retries(), 0, MOST_RETRIES);
        within(key + ".every", device.every(), SHORTEST, LONGEST);
        within(key + ".timeout", device.timeout(), SHORTEST_TIMEOUT, device.every());
        List<LinkEnd> ends = new ArrayList<>();
        new TreeMap<>(device.links())
                .forEach((link, port) ->
                        ends.add(linkEnd(key + ".links.\"" + link + "\"", link, port)));
        return new Gear(
                id,
                device.site(),
                kind(key + ".kind", device.kind()),
                device.address(),
                device.port(),
                access(key, device),
                device.every(),
                device.timeout(),
                device.retries(),
                ends);
    }

    private LinkEnd linkEnd(String key, String link, SnmpConfig.Port port) {
        id(key, link);
        expect(links.add(link), key, "a link that ends at no other interface", link);
        expect(
                port.name().isPresent() != port.alias().isPresent(),
                key,
                "either a name or an alias",
                port.name().isPresent() ? "both" : "neither");
        String name = port.name().orElse(null);
        expect(
                name == null || name.length() <= LONGEST_NAME,
                key + ".name",
                "up to 120 characters",
                String.valueOf(name));
        return new LinkEnd(
                link,
                name,
                port.alias().orElse(null),
                port.receiveSensor().orElse(null),
                port.transmitSensor().orElse(null));
    }

    private Access access(String key, SnmpConfig.Device device) {
        return switch (device.version()) {
            case "2c" ->
                    new Access.Community(
                            secret(key + ".community-file", device.communityFile(), 1));
            case "3" -> user(key, device);
            default -> {
                wrong(key + ".version", "3 or 2c", device.version());
                yield new Access.Community(STAND_IN);
            }
        };
    }

    private Access user(String key, SnmpConfig.Device device) {
        String user = device.user().orElse("");
        expect(
                !user.isBlank() && user.length() <= LONGEST_USER,
                key + ".user",
                "a name of 1 to 32 characters",
                user);
        return new Access.User(
                user,
                known(
                        key + ".authentication",
                        "SHA-256, SHA-384 or SHA-512",
                        device.authentication(),
                        Access.Authentication.named(device.authentication()),
                        Access.Authentication.SHA_256),
                secret(
                        key + ".authentication-file",
                        device.authenticationFile(),
                        SHORTEST_PASSPHRASE),
                known(
                        key + ".privacy",
                        "AES-128, AES-192 or AES-256",
                        device.privacy(),
                        Access.Privacy.named(device.privacy()),
                        Access.Privacy.AES_128),
                secret(key + ".privacy-file", device.privacyFile(), SHORTEST_PASSPHRASE));
    }

    private Secret secret(String key, Optional<Path> file, int shortest) {
        String expected = "a file whose first line has at least " + shortest + " characters";
        if (file.isEmpty()) {
            wrong(key, expected, "");
            return STAND_IN;
        }
        try {
            Secret secret = Secret.read(file.get());
            expect(secret.value().length() >= shortest, key, expected, file.get() + ", shorter");
            return secret;
        } catch (IOException e) {
            wrong(key, expected, String.valueOf(e.getMessage()));
            return STAND_IN;
        }
    }

    private DeviceReport.Kind kind(String key, String word) {
        List<String> words = new ArrayList<>();
        for (DeviceReport.Kind kind : DeviceReport.Kind.values()) {
            String known = EventJson.mapper().valueToTree(kind).asText();
            if (word.equals(known)) {
                return kind;
            }
            words.add(known);
        }
        wrong(key, "one of " + String.join(", ", words), word);
        return DeviceReport.Kind.ROUTER;
    }

    private <T> T known(String key, String expected, String word, Optional<T> found, T standIn) {
        expect(found.isPresent(), key, expected, word);
        return found.orElse(standIn);
    }

    private void id(String key, String id) {
        expect(
                id.matches(ID),
                key,
                "an id of up to 64 small letters, digits and . _ -, a letter or digit first",
                id);
    }

    private void within(String key, int value, int least, int most) {
        expect(value >= least && value <= most, key, least + " to " + most, value);
    }

    private void within(String key, Duration value, Duration least, Duration most) {
        expect(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                key,
                least + " to " + most,
                value);
    }

    private void expect(boolean good, String key, String expected, @Nullable Object actual) {
        if (!good) {
            wrong(key, expected, String.valueOf(actual));
        }
    }

    private void wrong(String key, String expected, String actual) {
        errors.add(
                "%s: expected %s; it is %s"
                        .formatted(key, expected, actual.isEmpty() ? "nothing" : actual));
    }
}
