package dev.evenkeel.incident.drill.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.incident.run.domain.Run;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.token.KeyFiles;
import dev.evenkeel.platform.token.TokenIssuer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes meetings for drills at room-service, as an operator does. Blocks. */
@Singleton
class DrillRoom {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Optional<URI> rooms;
    private final Optional<TokenIssuer> tokens;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();

    @Inject
    DrillRoom(
            DrillConfig config,
            @ConfigProperty(name = "evenkeel.tokens.private-key-file") Optional<Path> key,
            Clock clock) {
        this.rooms = config.roomsUrl();
        this.tokens = key.map(file -> new TokenIssuer(KeyFiles.readPrivate(file), clock));
    }

    /** A new meeting that runs on a relay, because somebody has entered it. */
    String open() throws IOException {
        String meetingId =
                post("/api/v1/meetings", Map.of("title", "Drill")).path("meetingId").asText();
        post("/api/v1/meetings/" + meetingId + "/participants", Map.of("name", "Drill"));
        return meetingId;
    }

    private JsonNode post(String path, Map<String, String> body) throws IOException {
        if (rooms.isEmpty() || tokens.isEmpty()) {
            throw new IOException(
                    "evenkeel.drills.rooms-url or evenkeel.tokens.private-key-file is not set");
        }
        HttpRequest request =
                HttpRequest.newBuilder(rooms.get().resolve(path))
                        .timeout(LIMIT)
                        .header(
                                "Authorization",
                                "Bearer " + tokens.get().console(Run.SELF, Set.of("operator")))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(EventJson.mapper().writeValueAsString(body)))
                        .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(path + " answered " + answer.statusCode());
            }
            return EventJson.mapper().readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
