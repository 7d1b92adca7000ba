package dev.evenkeel.local.installation;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What a person may choose, from the environment.
 *
 * @param home {@code EVENKEEL_HOME}: everything written lives here
 * @param apps {@code EVENKEEL_APPS}: the built applications
 * @param ports from {@code EVENKEEL_PORT}
 * @param bind {@code EVENKEEL_BIND}: address the front door listens on
 * @param consoleAccess {@code EVENKEEL_CONSOLE_ACCESS}: {@code open} or {@code signed-in}; by
 *     default open only where nobody but this machine reaches the front door
 * @param drills {@code EVENKEEL_DRILLS}: whether drills may break relays here
 * @param advertisedAddress {@code EVENKEEL_ADVERTISED_ADDRESS}: where browsers reach the relays'
 *     UDP, addresses separated by commas; by default the loopback address and, for Firefox, which
 *     takes no path over that, the machine's own
 * @param relays from {@code EVENKEEL_RELAYS}: how many media relays, 2 to 6
 * @param advertisedPortA {@code EVENKEEL_RELAY_A_ADVERTISED_PORT}: when something stands before it
 * @param advertisedPortB {@code EVENKEEL_RELAY_B_ADVERTISED_PORT}
 */
public record Settings(
        Path home,
        Path apps,
        Ports ports,
        String bind,
        String consoleAccess,
        boolean drills,
        String advertisedAddress,
        List<RelaySlot> relays,
        OptionalInt advertisedPortA,
        OptionalInt advertisedPortB) {
    private static final int DEFAULT_PORT = 8080;
    private static final String LOOPBACK = "127.0.0.1";
    private static final List<RelaySlot> FEWEST_RELAYS = List.of(RelaySlot.A, RelaySlot.B);
    private static final String OPEN = "open";
    private static final String SIGNED_IN = "signed-in";

    /**
     * Reads the environment; an {@link IllegalArgumentException} says in a sentence what is wrong.
     *
     * @param ownAddress the address this machine has on its network, if it has any
     */
    public static Settings from(Map<String, String> environment, Optional<String> ownAddress) {
        var home =
                folder(environment, "EVENKEEL_HOME")
                        .orElseThrow(
                                () -> new IllegalArgumentException("EVENKEEL_HOME is not set"));
        var bind = value(environment, "EVENKEEL_BIND").orElse(LOOPBACK);
        var portA = port(environment, "EVENKEEL_RELAY_A_ADVERTISED_PORT");
        var portB = port(environment, "EVENKEEL_RELAY_B_ADVERTISED_PORT");
        var proxied = portA.isPresent() || portB.isPresent();
        return new Settings(
                home,
                folder(environment, "EVENKEEL_APPS").orElse(home.resolve("app")),
                new Ports(port(environment, "EVENKEEL_PORT").orElse(DEFAULT_PORT)),
                bind,
                consoleAccess(environment, bind),
                value(environment, "EVENKEEL_DRILLS").filter("on"::equals).isPresent(),
                value(environment, "EVENKEEL_ADVERTISED_ADDRESS")
                        .orElseGet(() -> advertised(proxied ? Optional.empty() : ownAddress)),
                relays(environment),
                portA,
                portB);
    }

    /** What stands before a relay listens at the loopback address only. */
    private static String advertised(Optional<String> ownAddress) {
        return ownAddress.map(own -> LOOPBACK + "," + own).orElse(LOOPBACK);
    }

    /** The UDP port a relay's ICE candidate names. */
    public int advertisedPort(RelaySlot relay) {
        var chosen =
                switch (relay) {
                    case A -> advertisedPortA;
                    case B -> advertisedPortB;
                    case C, D, E, F -> OptionalInt.empty();
                };
        return chosen.orElse(ports.relayUdp(relay));
    }

    /** The same installation with other relays. */
    public Settings with(List<RelaySlot> otherRelays) {
        return new Settings(
                home,
                apps,
                ports,
                bind,
                consoleAccess,
                drills,
                advertisedAddress,
                List.copyOf(otherRelays),
                advertisedPortA,
                advertisedPortB);
    }

    /** The same installation elsewhere on this machine, seen by nobody but itself. */
    Settings elsewhere(Path otherHome, Ports otherPorts) {
        return new Settings(
                otherHome,
                apps,
                otherPorts,
                LOOPBACK,
                OPEN,
                false,
                LOOPBACK,
                FEWEST_RELAYS,
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private static List<RelaySlot> relays(Map<String, String> environment) {
        var slots = List.of(RelaySlot.values());
        var text = value(environment, "EVENKEEL_RELAYS");
        if (text.isEmpty()) {
            return FEWEST_RELAYS;
        }
        return IntStream.rangeClosed(FEWEST_RELAYS.size(), slots.size())
                .filter(number -> text.get().strip().equals(Integer.toString(number)))
                .mapToObj(number -> slots.subList(0, number))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "EVENKEEL_RELAYS must be between %d and %d, not “%s”"
                                        .formatted(
                                                FEWEST_RELAYS.size(), slots.size(), text.get())));
    }

    private static String consoleAccess(Map<String, String> environment, String bind) {
        var isLocal = bind.startsWith("127.") || bind.equals("localhost") || bind.equals("::1");
        var chosen =
                value(environment, "EVENKEEL_CONSOLE_ACCESS").orElse(isLocal ? OPEN : SIGNED_IN);
        if (chosen.equals(OPEN) || chosen.equals(SIGNED_IN)) {
            return chosen;
        }
        throw new IllegalArgumentException(
                "EVENKEEL_CONSOLE_ACCESS must be open or signed-in, not “%s”".formatted(chosen));
    }

    private static Optional<Path> folder(Map<String, String> environment, String name) {
        return value(environment, name).map(path -> Path.of(path).toAbsolutePath().normalize());
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static OptionalInt port(Map<String, String> environment, String name) {
        var text = value(environment, name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            var number = Integer.parseInt(text.get().strip());
            if (number >= 1 && number <= 65_535) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // Refused below with the out-of-range ones.
        }
        throw new IllegalArgumentException(
                "%s must be a port between 1 and 65535, not “%s”".formatted(name, text.get()));
    }
}
