package dev.evenkeel.incident.alert.events;

import dev.evenkeel.incident.alert.domain.Outcome;
import dev.evenkeel.incident.alert.domain.WebhookSignature;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Posts by Standard Webhooks 1.0.0, through the guard of addresses. Blocks. */
@Singleton
public class WebhookDoor {
    private final HttpDoor http;
    private final AlertConfig config;
    private final Clock clock;

    @Inject
    WebhookDoor(HttpDoor http, AlertConfig config, Clock clock) {
        this.http = http;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Posts once.
     *
     * @param keys name of the file with the keys
     * @param id the same for each attempt
     */
    public Outcome post(URI url, String keys, String id, String body) {
        try {
            Instant now = clock.instant();
            List<byte[]> all = WebhookSignature.keys(new Secrets(config.secrets()).text(keys));
            return http.post(
                    url,
                    Map.of(
                            "webhook-id", id,
                            "webhook-timestamp", Long.toString(now.getEpochSecond()),
                            "webhook-signature", WebhookSignature.of(all, id, now, body)),
                    body);
        } catch (IllegalStateException | IllegalArgumentException e) {
            return new Outcome.Missed(0, String.valueOf(e.getMessage()), false);
        }
    }
}
