package dev.evenkeel.incident;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Those who are alerted in tests: an HTTP server, a mail server and, where Debian's package is
 * installed, a real Alertmanager; with the routing and topology files that name them.
 */
public final class AlertReceivers implements QuarkusTestResourceLifecycleManager {
    /** Keys of the webhook: the old one and the new one. */
    public static final List<String> KEYS =
            List.of(
                    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                    "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");

    private static final Path ALERTMANAGER = Path.of("/usr/bin/prometheus-alertmanager");
    private static final List<Request> REQUESTS = new CopyOnWriteArrayList<>();
    private static final Map<String, Integer> FAILURES = new ConcurrentHashMap<>();
    private static volatile GreenMail mails;
    private static volatile int alertmanagerPort;
    private static volatile Path topology;
    private static volatile String url;
    private HttpServer server;
    private Process alertmanager;

    /** What arrived. */
    public record Request(
            String path, Map<String, String> headers, String body, int answered, Instant at) {}

    public static List<Request> requests(String path, String about) {
        return REQUESTS.stream()
                .filter(one -> one.path().equals(path) && one.body().contains(about))
                .toList();
    }

    /** Address of the HTTP server. */
    public static String url() {
        return url;
    }

    /** Requests with that text in their body are refused so many times. */
    public static void refuse(String about, int times) {
        FAILURES.put(about, times);
    }

    public static GreenMail mails() {
        return mails;
    }

    public static boolean hasAlertmanager() {
        return Files.isExecutable(ALERTMANAGER);
    }

    public static int alertmanagerPort() {
        return alertmanagerPort;
    }

    /** The topology file in force. */
    public static Path topology() {
        return topology;
    }

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "alerts-").toAbsolutePath();
            startServer();
            mails =
                    new GreenMail(
                            new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            mails.start();
            alertmanagerPort = freePort();
            if (hasAlertmanager()) {
                startAlertmanager(folder);
            }
            Files.writeString(folder.resolve("hook"), String.join("\n", KEYS));
            Files.writeString(folder.resolve("pager"), "0123456789abcdef0123456789abcdef\n");
            Files.writeString(folder.resolve("routing.yaml"), routing());
            topology = folder.resolve("topology.yaml");
            Files.writeString(
                    topology,
                    """
                    sites:
                      - id: storm-site
                        name: Storm
                        links:
                          - id: storm-link
                          - id: storm-spare
                      - id: two-links
                        name: Two links
                        links:
                          - id: plan-fibre
                          - id: plan-radio
                      - id: sampled-site
                        links:
                          - id: sampled-link
                      - id: device-site
                        rooms:
                          - id: device-room
                            devices:
                              - id: room-cam-1
                              - id: room-mic
                              - id: room-cam-2
                              - id: room-cam-3
                    """);
            return settings(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
        mails.stop();
        if (alertmanager != null) {
            alertmanager.destroy();
        }
    }

    private Map<String, String> settings(Path folder) {
        Map<String, String> settings = new HashMap<>();
        settings.put("evenkeel.topology.file", topology.toString());
        settings.put("evenkeel.alerts.routing", folder.resolve("routing.yaml").toString());
        settings.put("evenkeel.alerts.secrets", folder.toString());
        settings.put("evenkeel.alerts.allow-private-addresses", "true");
        settings.put("evenkeel.alerts.public-url", "https://meet.example.org");
        settings.put("evenkeel.alerts.mail-from", "evenkeel@example.org");
        settings.put("evenkeel.alerts.lease", "PT4S");
        settings.put("quarkus.mailer.mock", "false");
        settings.put("quarkus.mailer.host", "127.0.0.1");
        settings.put("quarkus.mailer.port", Integer.toString(mails.getSmtp().getPort()));
        settings.put("quarkus.mailer.start-tls", "DISABLED");
        return settings;
    }

    private String routing() {
        return """
        receivers:
          - id: hook
            kind: webhook
            url: %1$s/hook
            keys: hook
          - id: late
            kind: webhook
            url: %1$s/late
            keys: hook
          - id: pager
            kind: pagerduty
            url: %1$s/pager
            keys: pager
          - id: people
            kind: mail
            to: [on-call@example.org, second@example.org]
          - id: prometheus
            kind: alertmanager
            url: http://127.0.0.1:%2$d
        routes:
          - match:
              team: media-operations
              severity: critical
            receivers: [hook, pager, people, prometheus]
            escalate:
              - after: PT10S
                receivers: [late]
          - match:
              team: steps
            receivers: [hook]
            groupWait: PT0S
        """
                .formatted(url, alertmanagerPort);
    }

    private void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        int status = FAILURES.entrySet().stream().anyMatch(one -> isRefused(one, body)) ? 500 : 200;
        REQUESTS.add(
                new Request(
                        exchange.getRequestURI().getPath(), headers, body, status, Instant.now()));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static boolean isRefused(Map.Entry<String, Integer> failure, String body) {
        return body.contains(failure.getKey())
                && FAILURES.merge(failure.getKey(), -1, Integer::sum) >= 0;
    }

    private void startAlertmanager(Path folder) throws IOException {
        Path config = folder.resolve("alertmanager.yml");
        Files.writeString(config, "route:\n  receiver: none\nreceivers:\n  - name: none\n");
        alertmanager =
                new ProcessBuilder(
                                ALERTMANAGER.toString(),
                                "--config.file=" + config,
                                "--storage.path=" + folder.resolve("data"),
                                "--cluster.listen-address=",
                                "--web.listen-address=127.0.0.1:" + alertmanagerPort)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("alertmanager.log").toFile())
                        .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
