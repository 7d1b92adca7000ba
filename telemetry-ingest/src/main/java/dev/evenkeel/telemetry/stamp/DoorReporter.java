package dev.evenkeel.telemetry.stamp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.platform.event.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reports measurements at the door, oldest first. What the door cannot take now, or cannot be
 * reached for, waits; when much does, the oldest is dropped. For one thread.
 */
final class DoorReporter {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_WAITING = 2_000;
    private static final int MOST_AT_ONCE = 500;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAUTHORIZED = 401;
    private static final int ACCEPTED = 202;
    private static final int SERVER_ERRORS = 500;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
    private final ObjectMapper json = EventJson.mapper();
    private final URI address;
    private final Path tokenFile;
    private final Consumer<String> log;
    private final Deque<LinkMeasurement> waiting = new ArrayDeque<>();
    private boolean reached = true;

    DoorReporter(URI door, Path tokenFile, Consumer<String> log) {
        this.address = door.resolve("/api/v1/telemetry/links");
        this.tokenFile = tokenFile;
        this.log = log;
    }

    void report(List<LinkMeasurement> measurements) throws InterruptedException {
        waiting.addAll(measurements);
        while (waiting.size() > MOST_WAITING) {
            waiting.removeFirst();
        }
        while (!waiting.isEmpty()) {
            List<LinkMeasurement> next = waiting.stream().limit(MOST_AT_ONCE).toList();
            if (!send(next)) {
                return;
            }
            next.forEach(_ -> waiting.removeFirst());
        }
    }

    /** Whether the door has decided on them, one way or the other. */
    private boolean send(List<LinkMeasurement> next) throws InterruptedException {
        try {
            HttpResponse<String> answer =
                    http.send(request(next), HttpResponse.BodyHandlers.ofString());
            int status = answer.statusCode();
            if (status == ACCEPTED) {
                tellReached();
                return true;
            }
            log.accept("event=door-refused status=%d body=%s".formatted(status, answer.body()));
            return status < SERVER_ERRORS && status != TOO_MANY_REQUESTS && status != UNAUTHORIZED;
        } catch (IOException failure) {
            if (reached) {
                log.accept("event=door-away reason=\"%s\"".formatted(failure));
            }
            reached = false;
            return false;
        }
    }

    private void tellReached() {
        if (!reached) {
            log.accept("event=door-back");
        }
        reached = true;
    }

    private HttpRequest request(List<LinkMeasurement> measurements) throws IOException {
        ObjectNode body = json.createObjectNode();
        ArrayNode samples = body.putArray("samples");
        new ArrayList<>(measurements)
                .forEach(one -> samples.add(json.<ObjectNode>valueToTree(one)));
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + Files.readString(tokenFile).strip())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
    }
}
