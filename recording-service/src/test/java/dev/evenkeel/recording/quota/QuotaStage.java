package dev.evenkeel.recording.quota;

import static io.restassured.RestAssured.given;

import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.platform.token.KeyFiles;
import dev.evenkeel.platform.token.TokenIssuer;
import dev.evenkeel.recording.RecordingConfig;
import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.kit.ReadyRecording;
import dev.evenkeel.recording.store.PeopleStore;
import dev.evenkeel.recording.store.PeopleStore.Change;
import dev.evenkeel.recording.store.QuotaStore;
import dev.evenkeel.recording.store.QuotaUsage;
import dev.evenkeel.recording.store.Recording;
import dev.evenkeel.recording.store.RecordingStore;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** An empty installation, and what is done in it. */
abstract class QuotaStage {
    static final Duration LIMIT = Duration.ofSeconds(30);
    static final String MEETING = "quo-taqu-ota";
    static final String ANN = "p-aaaaaaaaaaaa";

    @Inject QuotaStore quotas;
    @Inject RecordingStore store;
    @Inject PeopleStore people;
    @Inject RecordingConfig config;
    @Inject DataSource database;

    @ConfigProperty(name = "evenkeel.tokens.private-key-file")
    Path privateKey;

    /** In the order in which the service, which looks at any time, takes its locks. */
    @BeforeEach
    void empty() throws SQLException {
        execute(
                """
                update recording.recording_quota set level = 'free';
                truncate recording.recording cascade
                """);
    }

    void execute(String statements) throws SQLException {
        try (var session = database.getConnection();
                var update = session.createStatement()) {
            update.execute(statements);
        }
    }

    /** A recording that can be played, and is said to take so much. */
    RecordingFolder recording(@Nullable Long storedBytes) throws IOException, SQLException {
        RecordingFolder folder =
                ArchiveKit.recording(config.folder(), "rec-" + UUID.randomUUID(), 1);
        ReadyRecording.insert(database, folder, MEETING, Instant.now(), 20_000);
        execute(
                "update recording.recording set stored_bytes = %s where recording_id = '%s'"
                        .formatted(storedBytes, folder.recordingId()));
        return folder;
    }

    /** Somebody starts a recording in a meeting; its id. */
    String start() {
        String id = "rec-" + UUID.randomUUID();
        var started = new Change.Started(id, MEETING, "Weekly", Instant.now());
        people.apply(UUID.randomUUID().toString(), started, "{}").await().atMost(LIMIT);
        return id;
    }

    Optional<Recording> find(String recordingId) {
        return store.find(recordingId).await().atMost(LIMIT);
    }

    QuotaUsage usage() {
        return quotas.usage().await().atMost(LIMIT);
    }

    Response asHost(String method, String path, @Nullable Object body) {
        String token =
                new TokenIssuer(KeyFiles.readPrivate(privateKey), Clock.systemUTC())
                        .recording(ANN, MEETING, List.of("watch", "host"));
        var request = given().header("Authorization", "Bearer " + token);
        return (body == null ? request : request.contentType("application/json").body(body))
                .request(method, "/api/v1/recordings" + path);
    }

    Response askForExport(RecordingFolder folder) {
        return asHost(
                "POST", "/" + folder.recordingId() + "/exports", Map.of("format", "original"));
    }

    static TopicReader reader() {
        return TopicReader.fromNow(
                KafkaResource.broker().bootstrapServers(),
                Topics.RECORDING_LIFECYCLE,
                Topics.RECORDING_QUOTA,
                Topics.AUDIT_TRAIL);
    }
}
