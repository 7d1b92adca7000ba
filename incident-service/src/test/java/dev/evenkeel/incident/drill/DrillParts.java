package dev.evenkeel.incident.drill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.evenkeel.testkit.TestTokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What an installation that allows drills has: somebody who makes meetings, and a program that
 * notes what it is to break.
 */
public final class DrillParts implements QuarkusTestResourceLifecycleManager {
    private static final List<String> ENTERED = new CopyOnWriteArrayList<>();
    private static volatile Path faults = Path.of("none");
    private HttpServer server;

    /** Meetings that somebody has entered. */
    static List<String> entered() {
        return List.copyOf(ENTERED);
    }

    /** What the program was called with so far, such as {@code kill relay-a}. */
    static List<String> faults() {
        try {
            return Files.exists(faults) ? Files.readAllLines(faults) : List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "drills-").toAbsolutePath();
            faults = folder.resolve("faults");
            Path program = folder.resolve("fault.sh");
            Files.writeString(
                    program,
                    "echo \"$1 $2\" >> '%s'\ndate -u +%%Y-%%m-%%dT%%H:%%M:%%S.%%3NZ\n"
                            .formatted(faults));
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/api/v1/meetings", this::meeting);
            server.start();
            Map<String, String> settings = new HashMap<>(new TestTokens().start());
            settings.put("evenkeel.drills.fault-command", "sh," + program);
            settings.put(
                    "evenkeel.drills.rooms-url",
                    "http://127.0.0.1:" + server.getAddress().getPort());
            return settings;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void meeting(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean signed =
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                        .startsWith("Bearer ");
        String body = "{}";
        if (path.endsWith("/participants")) {
            ENTERED.add(path.split("/")[4]);
        } else {
            body = "{\"meetingId\": \"%s\"}".formatted(meetingId());
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(signed ? 201 : 401, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Letters only, as meetings are named. */
    private static String meetingId() {
        StringBuilder letters = new StringBuilder();
        UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .limit(10)
                .forEach(digit -> letters.append((char) ('a' + Character.digit(digit, 16))));
        return letters.insert(7, '-').insert(3, '-').toString();
    }
}
