package dev.evenkeel.testkit;

import dev.evenkeel.local.postgres.PostgresSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real OpenID provider for tests: node oidc-provider, as {@code e2e} has it. Needs Node.js; the
 * packages are installed when they are missing.
 */
public final class IdentityProvider implements QuarkusTestResourceLifecycleManager {
    private static final int PORT = PostgresSettings.freePort();
    private static final String CLIENT = "evenkeel.accounts.oidc.";

    private @Nullable Process process;

    /** What it calls itself. */
    public static String issuer() {
        return "http://localhost:" + PORT;
    }

    /** Sets it up; see the script. */
    public static void control(String what, String json) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(issuer() + "/control/" + what))
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Three ways to the same provider, and one to a provider that is away. */
    @Override
    public Map<String, String> start() {
        try {
            process = run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        var config = new HashMap<String, String>();
        for (String name : new String[] {"open", "strict", "mapped"}) {
            config.put(CLIENT + name + ".issuer", issuer());
            config.put(CLIENT + name + ".client-id", "evenkeel");
            config.put(CLIENT + name + ".client-secret", "a secret of the tests");
        }
        config.put(CLIENT + "open.display-name", "Example Corp");
        config.put(CLIENT + "strict.domains", "corp.example");
        config.put(CLIENT + "strict.create-accounts", "false");
        config.put(CLIENT + "strict.passwords", "false");
        config.put(CLIENT + "mapped.scopes", "openid,email,profile,groups");
        config.put(CLIENT + "mapped.roles-claim", "groups");
        config.put(CLIENT + "mapped.groups-claim", "groups");
        config.put(CLIENT + "mapped.roles.\"Evenkeel Operators\"", "operator");
        config.put(CLIENT + "away.issuer", "http://localhost:1");
        config.put(CLIENT + "away.client-id", "evenkeel");
        return config;
    }

    @Override
    public void stop() {
        if (process != null) {
            process.destroy();
        }
    }

    private static Process run() throws IOException {
        Path folder = e2e();
        if (!Files.isDirectory(folder.resolve("node_modules/oidc-provider"))) {
            install(folder);
        }
        Process process =
                new ProcessBuilder("node", "src/identityProvider.mjs", String.valueOf(PORT))
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var said =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        if (line == null || !line.startsWith("listening")) {
            throw new IOException("the identity provider did not start: " + line);
        }
        return process;
    }

    /** With pipes of its own: what it would inherit is the channel between Maven and the tests. */
    private static void install(Path folder) throws IOException {
        Process npm =
                new ProcessBuilder("npm", "ci", "--prefer-offline", "--no-audit")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        npm.getOutputStream().close();
        var said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (npm.waitFor() != 0) {
                throw new IOException("the packages of e2e could not be installed: " + said);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private static Path e2e() {
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.exists(folder.resolve("e2e/package.json"))) {
                return folder.resolve("e2e");
            }
        }
        throw new IllegalStateException("no folder e2e above " + Path.of("").toAbsolutePath());
    }
}
