package dev.evenkeel.incident.run.events;

import dev.evenkeel.incident.alert.domain.Outcome;
import dev.evenkeel.incident.incident.events.JudgeRunner;
import dev.evenkeel.incident.run.domain.Run;
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
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The control API of relays, as far as plans need it; its calls may be repeated. Blocks. */
@Singleton
class RelayDoor {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final JudgeRunner judge;
    private final Optional<TokenIssuer> tokens;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();

    @Inject
    RelayDoor(
            JudgeRunner judge,
            @ConfigProperty(name = "evenkeel.tokens.private-key-file") Optional<Path> key,
            Clock clock) {
        this.judge = judge;
        this.tokens = key.map(file -> new TokenIssuer(KeyFiles.readPrivate(file), clock));
    }

    /** Takes a relay out of use, or back into it. */
    Outcome drain(String relayId, boolean out) {
        String url = judge.controlUrls().get(relayId);
        if (url == null) {
            return new Outcome.Missed(0, "relay " + relayId + " was never heard", false);
        }
        if (tokens.isEmpty()) {
            return new Outcome.Missed(0, "evenkeel.tokens.private-key-file is not set", true);
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + "/control/v1/drain"))
                        .timeout(LIMIT)
                        .header(
                                "Authorization",
                                "Bearer " + tokens.get().relayControl(Run.SELF, null));
        return send((out ? request.PUT(BodyPublishers.noBody()) : request.DELETE()).build());
    }

    private Outcome send(HttpRequest request) {
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status / 100 == 2
                    ? new Outcome.Arrived(status)
                    : new Outcome.Missed(status, "the relay answered " + status, false);
        } catch (IOException e) {
            return new Outcome.Missed(0, "the relay did not answer: " + e, false);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.Missed(0, "interrupted", false);
        }
    }
}
