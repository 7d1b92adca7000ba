package dev.evenkeel.telemetry.stamp;

import dev.evenkeel.media.rtp.stamp.StampKey;
import dev.evenkeel.platform.network.Network;
import dev.evenkeel.telemetry.stamp.AgentSettings.HostPort;
import dev.evenkeel.telemetry.stamp.AgentSettings.Link;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the agent's file; all that is wrong is told at once. */
final class AgentReader {
    private static final String PREFIX = "evenkeel.agent";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern HOST_PORT =
            Pattern.compile("(?<host>[^:\\[\\]]+|\\[[0-9a-fA-F:.]+])" + ":(?<port>\\d{1,5})");
    private static final int LAST_PORT = 65_535;
    private static final Duration FASTEST = Duration.ofMillis(10);

    private final List<String> errors = new ArrayList<>();

    private AgentReader() {}

    /**
     * Reads a properties file.
     *
     * @throws IllegalArgumentException naming each key at fault, what is expected, and what it is
     * @throws IOException when the file cannot be read
     */
    static AgentSettings read(Path file) throws IOException {
        AgentConfig config;
        try {
            config =
                    new SmallRyeConfigBuilder()
                            .addDiscoveredConverters()
                            .addDefaultInterceptors()
                            .withMapping(AgentConfig.class, PREFIX)
                            .withSources(new PropertiesConfigSource(file.toUri().toURL()))
                            .build()
                            .getConfigMapping(AgentConfig.class, PREFIX);
        } catch (ConfigValidationException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        AgentReader reader = new AgentReader();
        AgentSettings settings = reader.settings(config);
        if (!reader.errors.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", reader.errors));
        }
        return settings;
    }

    private AgentSettings settings(AgentConfig config) {
        expect(ID.matcher(config.site()).matches(), ".site", "an id", config.site());
        String scheme = String.valueOf(config.door().getScheme());
        expect(
                scheme.equals("https") || scheme.equals("http"),
                ".door",
                "an http or https URL",
                config.door().toString());
        within(".every", config.every(), FASTEST, Duration.ofSeconds(10));
        within(".interval", config.interval(), config.every(), Duration.ofMinutes(1));
        within(".timeout", config.timeout(), FASTEST, Duration.ofSeconds(10));
        expect(!config.links().isEmpty(), ".links", "at least one link", "none");
        List<Link> links = new ArrayList<>();
        new TreeMap<>(config.links()).forEach((id, link) -> links.add(link(id, link)));
        return new AgentSettings(
                config.site(),
                config.door(),
                config.tokenFile(),
                config.every(),
                config.interval(),
                config.timeout(),
                links);
    }

    private Link link(String id, AgentConfig.Link link) {
        String key = ".links.\"" + id + "\"";
        expect(ID.matcher(id).matches(), key, "an id", id);
        List<HostPort> reflectors = new ArrayList<>();
        for (String reflector : link.reflectors()) {
            hostPort(key + ".reflectors", reflector.strip()).ifPresent(reflectors::add);
        }
        InetAddress local =
                link.localAddress()
                        .flatMap(text -> {
                            Optional<InetAddress> address = Network.address(text);
                            expect(
                                    address.isPresent(),
                                    key + ".local-address",
                                    "an address of this machine",
                                    text);
                            return address;
                        })
                        .orElse(null);
        return new Link(
                id,
                local,
                reflectors,
                link.keyFile().map(file -> key(key + ".key-file", file)).orElse(null),
                link.stateful());
    }

    private Optional<HostPort> hostPort(String key, String text) {
        Matcher matcher = HOST_PORT.matcher(text);
        int port = matcher.matches() ? Integer.parseInt(matcher.group("port")) : 0;
        if (port < 1 || port > LAST_PORT) {
            expect(false, key, "host:port, separated by commas", text);
            return Optional.empty();
        }
        return Optional.of(new HostPort(matcher.group("host"), port));
    }

    private @Nullable String key(String name, Path file) {
        try {
            String text = Files.readString(file).strip();
            StampKey.ofBase64(text);
            return text;
        } catch (IOException _) {
            expect(false, name, "a file that can be read", file.toString());
        } catch (IllegalArgumentException wrong) {
            errors.add(PREFIX + name + " " + file + ": " + wrong.getMessage());
        }
        return null;
    }

    private void within(String key, Duration value, Duration least, Duration most) {
        expect(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                key,
                "%s to %s".formatted(least, most),
                value.toString());
    }

    private void expect(boolean right, String key, String expected, String actual) {
        if (!right) {
            errors.add("%s%s: expected %s, found “%s”".formatted(PREFIX, key, expected, actual));
        }
    }
}
