package dev.evenkeel.incident.component.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.contracts.platform.ComponentObserved.Kind;
import dev.evenkeel.contracts.platform.ComponentObserved.Status;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Asks services whether they are ready (MicroProfile Health): an answer of 2xx is {@code up}, any
 * other one {@code degraded}, none {@code down}. Of one that was never ready nothing is said for
 * the first minute: a whole installation may be starting.
 */
final class ServiceProbe implements ComponentProbe {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final int SUCCESS = 200;
    private static final int NO_SUCCESS = 300;
    private static final int LONGEST_BODY = 16_384;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration GRACE = Duration.ofMinutes(1);

    private final Map<String, URI> services;
    private final Set<String> wereReady = new HashSet<>();
    private final Clock clock;
    private final Instant begun;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();

    ServiceProbe(Map<String, URI> services, Clock clock) {
        this.services = Map.copyOf(services);
        this.clock = clock;
        this.begun = clock.instant();
    }

    @Override
    public List<Sighted> look() throws InterruptedException {
        Map<String, CompletableFuture<HttpResponse<String>>> asked = new TreeMap<>();
        services.forEach((name, url) ->
                asked.put(
                        name,
                        client.sendAsync(
                                HttpRequest.newBuilder(url).timeout(LIMIT).build(),
                                HttpResponse.BodyHandlers.ofString())));
        List<Sighted> seen = new ArrayList<>();
        for (Map.Entry<String, CompletableFuture<HttpResponse<String>>> one : asked.entrySet()) {
            Sighted sight = sighted(one.getKey(), one.getValue());
            if (sight.status() == Status.UP) {
                wereReady.add(sight.name());
            }
            if (isExpected(sight.name())) {
                seen.add(sight);
            }
        }
        return seen;
    }

    private boolean isExpected(String service) {
        return wereReady.contains(service) || clock.instant().isAfter(begun.plus(GRACE));
    }

    private static Sighted sighted(String name, CompletableFuture<HttpResponse<String>> asked)
            throws InterruptedException {
        try {
            HttpResponse<String> answer = asked.get();
            boolean ready = answer.statusCode() >= SUCCESS && answer.statusCode() < NO_SUCCESS;
            return ready
                    ? Sighted.plain(Kind.SERVICE, name, Status.UP, null)
                    : Sighted.plain(Kind.SERVICE, name, Status.DEGRADED, why(answer));
        } catch (ExecutionException e) {
            return Sighted.plain(Kind.SERVICE, name, Status.DOWN, why(e.getCause()));
        }
    }

    /** What the service says is not ready. */
    private static String why(HttpResponse<String> answer) {
        String status = "it answers " + answer.statusCode();
        List<String> failed = new ArrayList<>();
        if (answer.body().length() <= LONGEST_BODY) {
            try {
                for (JsonNode check : JSON.readTree(answer.body()).path("checks")) {
                    if (check.path("status").asText().equals("DOWN")) {
                        failed.add(check.path("name").asText());
                    }
                }
            } catch (IOException _) {
                return status;
            }
        }
        return failed.isEmpty() ? status : status + ": not ready: " + String.join(", ", failed);
    }

    private static String why(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> "no answer";
            case HttpTimeoutException _ -> "no answer within %d s".formatted(LIMIT.toSeconds());
            case ConnectException _ -> "it takes no connections";
            default -> "no answer: " + failure.getClass().getSimpleName();
        };
    }
}
