package dev.evenkeel.telemetry.stamp;

import dev.evenkeel.media.rtp.stamp.StampKey;
import dev.evenkeel.platform.network.Network;
import dev.evenkeel.telemetry.stamp.AgentSettings.HostPort;
import dev.evenkeel.telemetry.stamp.AgentSettings.Link;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the agent's file, {@code evenkeel.agent.*} (docs/interfaces.md, STAMP). */
final class AgentReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern DOOR = Pattern.compile("https?://[^\\s]+");
    private static final Pattern HOST_PORT =
            Pattern.compile("(?<host>[^:\\[\\]\\s]+|\\[[0-9a-fA-F:.]+])" + ":(?<port>\\d{1,5})");
    private static final int LAST_PORT = 65_535;
    private static final String AN_ID = "up to 64 small letters, digits and . _ -";
    private static final Duration FASTEST = Duration.ofMillis(10);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final AgentKeys keys;

    private AgentReader(Properties properties) {
        this.keys = new AgentKeys(properties);
    }

    /**
     * Reads a properties file.
     *
     * @throws IllegalArgumentException naming each key at fault, what is expected, and what it is
     * @throws IOException when the file cannot be read
     */
    static AgentSettings read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            properties.load(text);
        }
        AgentReader reader = new AgentReader(properties);
        AgentSettings settings = reader.settings();
        List<String> errors = reader.keys.errors();
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", errors));
        }
        return settings;
    }

    private AgentSettings settings() {
        String site = keys.text("site", AN_ID, value -> ID.matcher(value).matches());
        String door =
                keys.text("door", "an http or https URL", value -> DOOR.matcher(value).matches());
        String token = keys.text("token-file", "a file", value -> !value.isEmpty());
        Duration every = keys.duration("every", Duration.ofMillis(100), FASTEST, TEN_SECONDS);
        Duration interval = keys.duration("interval", TEN_SECONDS, FASTEST, Duration.ofMinutes(1));
        keys.expect(
                every.compareTo(interval) <= 0, "every", "at most " + interval, every.toString());
        Duration timeout = keys.duration("timeout", Duration.ofSeconds(2), FASTEST, TEN_SECONDS);
        List<Link> links = keys.links().stream().map(this::link).toList();
        keys.expect(!links.isEmpty(), "links", "at least one link", "none");
        return new AgentSettings(
                site,
                URI.create(DOOR.matcher(door).matches() ? door : "http://localhost"),
                Path.of(token),
                every,
                interval,
                timeout,
                links);
    }

    /**
     * A link.
     *
     * @param written its id, maybe in quotes
     */
    private Link link(String written) {
        String id = written.replace("\"", "");
        String name = "links." + written;
        keys.expect(ID.matcher(id).matches(), name, AN_ID, id);
        return new Link(
                id,
                local(name + ".local-address"),
                reflectors(name + ".reflectors"),
                key(name + ".key-file"),
                !keys.optional(name + ".stateful").filter("false"::equals).isPresent());
    }

    private @Nullable InetAddress local(String name) {
        Optional<String> text = keys.optional(name);
        Optional<InetAddress> address = text.flatMap(Network::address);
        keys.expect(
                text.isEmpty() || address.isPresent(),
                name,
                "an address of this machine",
                text.orElse(""));
        return address.orElse(null);
    }

    private List<HostPort> reflectors(String name) {
        List<HostPort> reflectors = new ArrayList<>();
        String all = keys.text(name, "host:port, separated by commas", value -> !value.isEmpty());
        for (String one : all.isEmpty() ? new String[0] : all.split(",", -1)) {
            Matcher matcher = HOST_PORT.matcher(one.strip());
            int port = matcher.matches() ? Integer.parseInt(matcher.group("port")) : 0;
            if (port < 1 || port > LAST_PORT) {
                keys.expect(false, name, "host:port, separated by commas", one);
            } else {
                reflectors.add(new HostPort(matcher.group("host"), port));
            }
        }
        return reflectors;
    }

    private @Nullable String key(String name) {
        String file = keys.optional(name).orElse(null);
        if (file == null) {
            return null;
        }
        try {
            String text = Files.readString(Path.of(file)).strip();
            StampKey.ofBase64(text);
            return text;
        } catch (IOException _) {
            keys.expect(false, name, "a file that can be read", file);
        } catch (IllegalArgumentException wrong) {
            keys.expect(false, name, String.valueOf(wrong.getMessage()), file);
        }
        return null;
    }
}
