package dev.evenkeel.recording.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.meeting.ChatChanged;
import dev.evenkeel.contracts.meeting.ChatSaid;
import dev.evenkeel.contracts.meeting.RecordingStarted;
import dev.evenkeel.contracts.meeting.RecordingStopped;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.token.KeyFiles;
import dev.evenkeel.platform.token.TokenIssuer;
import dev.evenkeel.recording.kit.RealParts;
import dev.evenkeel.recording.store.Recording;
import dev.evenkeel.recording.store.RecordingStore;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** From the topic over database and encrypted segments to who watches: what was said is there. */
@RealParts
class RecordedChatTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String MEETING = "cht-cccc-cht";
    private static final String ANN = "p-aaaaaaaaaaaa";

    @Inject RecordingStore store;
    @Inject EventFactory events;

    @ConfigProperty(name = "evenkeel.tokens.private-key-file")
    Path privateKey;

    private Event<?> said(String recordingId, String messageId, String text) {
        return events.create(
                EventTypes.CHAT_SAID,
                MEETING,
                new ChatSaid(
                        MEETING,
                        recordingId,
                        messageId,
                        ANN,
                        "Ann",
                        null,
                        text,
                        null,
                        Instant.now()));
    }

    private Event<?> changed(String recordingId, String messageId, String text) {
        return events.create(
                EventTypes.CHAT_CHANGED,
                MEETING,
                new ChatChanged(MEETING, recordingId, messageId, ANN, text, Instant.now()));
    }

    @Test
    void whatWasSaidIsReplayedAndWhatWasTakenBackIsNot() {
        // Given
        String id = "rec-" + UUID.randomUUID();
        Instant now = Instant.now();

        // When
        store.tell(
                        List.of(
                                events.create(
                                        EventTypes.RECORDING_STARTED,
                                        MEETING,
                                        new RecordingStarted(MEETING, id, "Weekly", ANN, now)),
                                said("rec-another", "m0", "in another recording"),
                                said(id, "m1", "frist"),
                                changed(id, "m1", "first"),
                                said(id, "m2", "taken back"),
                                changed(id, "m2", null),
                                events.create(
                                        EventTypes.RECORDING_STOPPED,
                                        MEETING,
                                        new RecordingStopped(MEETING, id, ANN, now))))
                .await()
                .atMost(LIMIT);
        await().atMost(LIMIT)
                .until(() ->
                        store.find(id)
                                .await()
                                .atMost(LIMIT)
                                .filter(r -> r.state() == Recording.State.READY)
                                .isPresent());

        // Then
        String token =
                new TokenIssuer(KeyFiles.readPrivate(privateKey), Clock.systemUTC())
                        .recording(ANN, MEETING, List.of("watch"));
        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/recordings/" + id)
                .then()
                .statusCode(200)
                .body("events.findAll { it.data.messageId == 'm0' }.size()", equalTo(0))
                .body(
                        "events.findAll { it.data.messageId == 'm1' }.data.text",
                        equalTo(List.of("frist", "first")))
                .body("events.findAll { it.data.messageId == 'm2' }.size()", equalTo(2))
                .body("events.find { it.data.messageId == 'm2' }.data.text", nullValue());
    }
}
