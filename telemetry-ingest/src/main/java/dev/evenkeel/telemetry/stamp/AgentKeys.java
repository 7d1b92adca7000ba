package dev.evenkeel.telemetry.stamp;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of the agent's file. What is missing, wrong or unknown is noted, and a stand-in goes on
 * in its stead, so that one reading finds everything there is to find.
 */
final class AgentKeys {
    static final String PREFIX = "evenkeel.agent.";

    private static final Pattern LINK = Pattern.compile("links\\.(?:\"([^\"]*)\"|([^.\"]*))\\..*");
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m)");

    private final Properties properties;
    private final List<String> errors = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();

    AgentKeys(Properties properties) {
        this.properties = properties;
    }

    /** The ids of links that keys are about, as the file writes them: in quotes or not. */
    Set<String> links() {
        Set<String> links = new TreeSet<>();
        for (String key : properties.stringPropertyNames()) {
            Matcher matcher =
                    LINK.matcher(key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : "");
            if (matcher.matches()) {
                links.add(
                        matcher.group(1) == null
                                ? matcher.group(2)
                                : "\"" + matcher.group(1) + "\"");
            }
        }
        return links;
    }

    Optional<String> optional(String name) {
        asked.add(PREFIX + name);
        return Optional.ofNullable(properties.getProperty(PREFIX + name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** A value that has to be there and to fit. */
    String text(String name, String expected, Predicate<String> fits) {
        String value = optional(name).orElse("");
        expect(fits.test(value), name, expected, value);
        return value;
    }

    /** {@code 100ms}, {@code 10s}, {@code 1m} or ISO 8601. */
    Duration duration(String name, Duration otherwise, Duration least, Duration most) {
        Optional<String> text = optional(name);
        Duration value = text.flatMap(AgentKeys::duration).orElse(otherwise);
        expect(
                (text.isEmpty() || text.flatMap(AgentKeys::duration).isPresent())
                        && value.compareTo(least) >= 0
                        && value.compareTo(most) <= 0,
                name,
                "%s to %s".formatted(least, most),
                text.orElse(otherwise.toString()));
        return value;
    }

    void expect(boolean right, String name, String expected, String actual) {
        if (!right) {
            errors.add("%s%s: expected %s, found “%s”".formatted(PREFIX, name, expected, actual));
        }
    }

    /**
     * All that is wrong, and keys that nobody asked for: one misspelt would be ignored in silence.
     */
    List<String> errors() {
        List<String> all = new ArrayList<>(errors);
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (!asked.contains(key)) {
                all.add(key + ": expected no such key");
            }
        }
        return all;
    }

    private static Optional<Duration> duration(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            long number = Long.parseLong(matcher.group(1));
            return Optional.of(
                    switch (matcher.group(2)) {
                        case "ms" -> Duration.ofMillis(number);
                        case "s" -> Duration.ofSeconds(number);
                        default -> Duration.ofMinutes(number);
                    });
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
