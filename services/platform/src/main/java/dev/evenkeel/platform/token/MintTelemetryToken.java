package dev.evenkeel.platform.token;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Mints a telemetry token of a device or a site with the installation's private key: {@code
 * ./evenkeel telemetry-token}. The token goes to standard output and nowhere else.
 */
public final class MintTelemetryToken {
    private static final String USAGE =
            """
            ./evenkeel telemetry-token device ID [--site SITE] [--kinds devices,links,logs] [--life P365D]
            ./evenkeel telemetry-token site SITE [--kinds devices,links,logs] [--life P365D]
            Outside of an installation: --key FILE names the private key (PKCS#8 PEM).
            """;
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final List<String> KINDS = List.of("devices", "links", "logs");
    private static final Set<String> OPTIONS = Set.of("--key", "--site", "--kinds", "--life");
    private static final Duration LONGEST = Duration.ofDays(5 * 366);

    private MintTelemetryToken() {}

    public static void main(String[] arguments) {
        System.exit(
                run(
                        List.of(arguments),
                        System.out,
                        new PrintStream(System.err, true, StandardCharsets.UTF_8),
                        Clock.systemUTC()));
    }

    /** 0 with the token on {@code out}, or 2 with a sentence and the usage on {@code err}. */
    static int run(List<String> arguments, PrintStream out, PrintStream err, Clock clock) {
        try {
            out.println(mint(arguments, clock));
            return 0;
        } catch (IllegalArgumentException refused) {
            err.println(refused.getMessage());
            err.print(USAGE);
            return 2;
        }
    }

    private static String mint(List<String> arguments, Clock clock) {
        if (arguments.size() < 2) {
            throw new IllegalArgumentException("device or site, and which?");
        }
        String id = identifier(arguments.get(1));
        Map<String, String> options = options(arguments.subList(2, arguments.size()));
        TokenIssuer issuer = new TokenIssuer(key(options.get("--key")), clock);
        List<String> kinds = kinds(options.get("--kinds"));
        Duration life = life(options.getOrDefault("--life", "P365D"));
        String site = options.get("--site");
        return switch (arguments.getFirst()) {
            case "device" ->
                    issuer.telemetryOfDevice(
                            id, site == null ? null : identifier(site), kinds, life);
            case "site" -> {
                refuse(site != null, "--site is for devices");
                yield issuer.telemetryOfSite(id, kinds, life);
            }
            default ->
                    throw new IllegalArgumentException(
                            "“" + arguments.getFirst() + "” is neither device nor site");
        };
    }

    private static PrivateKey key(@Nullable String file) {
        if (file == null) {
            throw new IllegalArgumentException("--key is missing");
        }
        try {
            return KeyFiles.readPrivate(Path.of(file));
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException("the private key cannot be read: " + file, e);
        }
    }

    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            refuse(!OPTIONS.contains(name), "there is no option " + name);
            refuse(i + 1 == arguments.size(), name + " lacks its value");
            refuse(options.put(name, arguments.get(i + 1)) != null, name + " is given twice");
        }
        return options;
    }

    private static String identifier(String id) {
        refuse(!IDENTIFIER.matcher(id).matches(), "“" + id + "” does not match " + IDENTIFIER);
        return id;
    }

    private static List<String> kinds(@Nullable String list) {
        List<String> kinds = list == null ? KINDS : List.of(list.split(",", -1));
        for (String kind : kinds) {
            refuse(!KINDS.contains(kind), "“" + kind + "” is none of " + String.join(", ", KINDS));
        }
        return kinds;
    }

    private static Duration life(String iso) {
        try {
            Duration life = Duration.parse(iso);
            refuse(
                    life.isNegative() || life.isZero() || life.compareTo(LONGEST) > 0,
                    "--life is more than nothing and at most five years");
            return life;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "--life is a duration like P90D or PT12H, not “" + iso + "”", e);
        }
    }

    private static void refuse(boolean bad, String sentence) {
        if (bad) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
