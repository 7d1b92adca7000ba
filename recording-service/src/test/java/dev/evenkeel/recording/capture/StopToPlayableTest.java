package dev.evenkeel.recording.capture;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.meeting.RecordingConsented;
import dev.evenkeel.contracts.meeting.RecordingStarted;
import dev.evenkeel.contracts.meeting.RecordingStopped;
import dev.evenkeel.contracts.relay.RelayStarted;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.token.KeyFiles;
import dev.evenkeel.platform.token.TokenIssuer;
import dev.evenkeel.recording.archive.Archive;
import dev.evenkeel.recording.events.RelayWatch;
import dev.evenkeel.recording.kit.RealParts;
import dev.evenkeel.recording.kit.RelayDouble;
import dev.evenkeel.recording.store.RecordingStore;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Figure 8, of the running service: from the event that it ended to the first bytes of a track. */
@RealParts
class StopToPlayableTest {
    private static final int ROUNDS = Integer.getInteger("evenkeel.proof.rounds", 2);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long LATEST_MILLIS = 5_000;
    private static final String ANN = "p-1";

    @Inject RecordingStore store;
    @Inject EventFactory events;
    @Inject Archive archive;
    @Inject DataSource database;
    @Inject RelayWatch relays;

    @ConfigProperty(name = "evenkeel.tokens.private-key-file")
    Path privateKey;

    @Test
    void whatHasEndedIsPlayableWithinSeconds() throws Exception {
        // Given
        List<Long> took = new ArrayList<>();

        // When
        for (int round = 0; round < ROUNDS; round++) {
            RelayDouble relay = new RelayDouble();
            try {
                took.add(record(relay, "stp-stop-%03d".formatted(round), "relay-" + round));
            } finally {
                relay.stop();
            }
        }

        // Then
        System.out.printf("stop to playable, ms: %s%n", took);
        assertThat(took).allMatch(millis -> millis <= LATEST_MILLIS);
    }

    private void tell(Event<?>... all) {
        store.tell(List.of(all)).await().atMost(LIMIT);
    }

    private long record(RelayDouble relay, String meeting, String relayId) throws Exception {
        String id = "rec-" + UUID.randomUUID();
        appears(relay, relayId);
        Instant now = Instant.now();
        tell(
                events.create(
                        EventTypes.MEETING_PLACED,
                        meeting,
                        new MeetingPlaced(
                                meeting,
                                relayId,
                                null,
                                1,
                                MeetingPlaced.Reason.CREATED,
                                null,
                                now)),
                events.create(
                        EventTypes.RECORDING_STARTED,
                        meeting,
                        new RecordingStarted(meeting, id, "Weekly", ANN, now)),
                events.create(
                        EventTypes.RECORDING_CONSENTED,
                        meeting,
                        new RecordingConsented(meeting, id, ANN, "Ann", true, now)));
        SimulatedPerson person = new SimulatedPerson(ANN, relay);
        send(person, 10_000);
        await().atMost(LIMIT).until(() -> relay.unacknowledged() < 80);
        // Whoever asks has asked before: what a client's first request takes is not the service's.
        assertThat(plays(id, meeting)).isFalse();
        long stopped = System.nanoTime();
        tell(
                events.create(
                        EventTypes.RECORDING_STOPPED,
                        meeting,
                        new RecordingStopped(meeting, id, ANN, Instant.now())));
        await().pollInterval(Duration.ofMillis(20)).atMost(LIMIT).until(() -> plays(id, meeting));
        long took = (System.nanoTime() - stopped) / 1_000_000;
        assertThat(stored(id)).isEqualTo(archive.folder(id).storedBytes()).isGreaterThan(10_000);
        return took;
    }

    /**
     * Says where it is until it was heard, as relays do: what came before it was listened to is
     * not.
     */
    private void appears(RelayDouble relay, String relayId) {
        Instant now = Instant.now();
        var started = new RelayStarted(relayId, "i", "eu", relay.controlUrl(), "127.0.0.1:1", now);
        await().pollInterval(Duration.ofMillis(500))
                .atMost(LIMIT)
                .until(() -> {
                    tell(events.create(EventTypes.RELAY_STARTED, relayId, started));
                    return relays.controlUrl(relayId).isPresent();
                });
    }

    /** What the database says that it takes. */
    private long stored(String id) throws SQLException {
        try (var session = database.getConnection();
                var query =
                        session.prepareStatement(
                                "select stored_bytes from recording.recording where recording_id = ?")) {
            query.setString(1, id);
            var row = query.executeQuery();
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private static void send(SimulatedPerson person, long millis) throws InterruptedException {
        long begin = System.currentTimeMillis();
        for (long at = begin; at < begin + millis; at += SimulatedPerson.stepMillis()) {
            while (System.currentTimeMillis() < at) {
                Thread.sleep(1);
            }
            person.step(at);
        }
        person.flush();
    }

    private boolean plays(String id, String meeting) {
        String token =
                new TokenIssuer(KeyFiles.readPrivate(privateKey), Clock.systemUTC())
                        .recording(ANN, meeting, List.of("watch"));
        Response replay = get("/api/v1/recordings/" + id, token, "bytes=0-");
        if (replay.statusCode() != 200) {
            return false;
        }
        List<String> tracks = replay.jsonPath().getList("tracks.url");
        return tracks.size() == 2
                && tracks.stream()
                        .allMatch(url -> get(url, token, "bytes=0-999").statusCode() == 206);
    }

    private static Response get(String path, String token, String range) {
        return given().header("Authorization", "Bearer " + token).header("Range", range).get(path);
    }
}
