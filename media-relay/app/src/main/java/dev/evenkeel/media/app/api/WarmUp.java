package dev.evenkeel.media.app.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.media.app.admission.Admission;
import dev.evenkeel.media.app.admission.Door;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Walks the way of a join once before anybody comes, so that the first person does not wait for
 * classes to load: body read, token verified, answer written.
 */
@Singleton
class WarmUp {
    private static final String BODY =
            """
            {"offer": "v=0", "active": true, "activation": 1, "tracks": {"1": "camera"},
             "subscriptions": {"2": {"participantId": "p", "source": "camera"}}, "heartbeatMid": "0"}
            """;

    /** {@code {"alg":"ES256"}.{}} with a signature of zeros: is verified, and refused. */
    private static final String TOKEN = "eyJhbGciOiJFUzI1NiJ9.e30." + "A".repeat(86);

    private final ObjectMapper json;
    private final Door door;

    WarmUp(ObjectMapper json, Door door) {
        this.json = json;
        this.door = door;
    }

    void walk(@Observes StartupEvent started) throws JsonProcessingException {
        SessionBodies.Offer body = json.readValue(BODY, SessionBodies.Offer.class);
        if (!(door.admit(TOKEN) instanceof Admission.Unauthorised) || body.problem().isPresent()) {
            throw new IllegalStateException("the door is open");
        }
        json.writeValueAsBytes(new SessionBodies.Opened("s", "k", "v=0"));
    }
}
