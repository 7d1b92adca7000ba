package dev.evenkeel.recording.rights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.platform.token.KeyFiles;
import dev.evenkeel.platform.token.TokenIssuer;
import dev.evenkeel.recording.RecordingConfig;
import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.ExportFile;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.kit.FilmInParts;
import dev.evenkeel.recording.kit.ReadyRecording;
import dev.evenkeel.recording.retention.Deletion;
import dev.evenkeel.recording.store.DeletionStore;
import dev.evenkeel.recording.store.PeopleStore;
import dev.evenkeel.recording.store.PeopleStore.Change;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes recordings of every kind, with what belongs to them, and tokens. */
@Singleton
public class Stage {
    static final String ROOT = "/api/v1/recordings";

    /** A participant of every recording. */
    static final String BOB = "p-bbbbbbbbbbbb";

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final PeopleStore people;
    private final DeletionStore deletions;
    private final Deletion deletion;
    private final RecordingConfig config;
    private final DataSource database;
    private final Path privateKey;

    @Inject
    Stage(
            PeopleStore people,
            DeletionStore deletions,
            Deletion deletion,
            RecordingConfig config,
            DataSource database,
            @ConfigProperty(name = "evenkeel.tokens.private-key-file") Path privateKey) {
        this.people = people;
        this.deletions = deletions;
        this.deletion = deletion;
        this.config = config;
        this.database = database;
        this.privateKey = privateKey;
    }

    /** A recording and what belongs to it. */
    record Made(String id, String linkId, String guest, String exportId) {
        /** A path below {@link #ROOT} with the names that differ replaced. */
        String fill(String path) {
            return path.replace("{recordingId}", id)
                    .replace("{track}", "t1")
                    .replace("{linkId}", linkId)
                    .replace("{exportId}", exportId);
        }
    }

    TokenIssuer issuer() {
        return new TokenIssuer(KeyFiles.readPrivate(privateKey), Clock.systemUTC());
    }

    /** Of a host of the meeting. */
    String host(String meeting) {
        return issuer().recording("p-host", meeting, List.of("watch", "host"));
    }

    Made make(String kind, String meeting) throws Exception {
        String id = "rec-" + UUID.randomUUID();
        RecordingFolder folder = ArchiveKit.recording(config.folder(), id, 1);
        ReadyRecording.insert(database, folder, meeting, Instant.now(), 20_000);
        var consent = new Change.Consented(id, meeting, BOB, "Bob", true);
        people.apply(UUID.randomUUID().toString(), consent, "{}").await().atMost(LIMIT);
        Made made = shared(folder, meeting);
        switch (kind) {
            case "kept" -> {}
            case "for named people" ->
                    execute(
                            "update recording.recording set access = 'named', named = array['"
                                    + BOB
                                    + "'] where recording_id = ?",
                            id);
            case "held" -> deletions.hold(id, "p-host", null, List.of()).await().atMost(LIMIT);
            case "deleted" -> assertThat(deletion.delete(id, "p-host")).isTrue();
            case "still being made" ->
                    execute(
                            "update recording.recording set state = 'recording', owner = 'another',"
                                    + " lease_until = now() + interval '1 hour' where recording_id = ?",
                            id);
            default -> throw new IllegalArgumentException(kind);
        }
        return made;
    }

    private Made shared(RecordingFolder folder, String meeting) throws Exception {
        String id = folder.recordingId();
        String exportId = UUID.randomUUID().toString();
        Path plain = Files.createTempFile("export-", ".mp4");
        byte[] film = FilmInParts.of(1, 0, 100);
        Files.write(plain, film);
        new ExportFile(folder, exportId).write(plain, folder.readKey(ArchiveKit.MASTER));
        Files.delete(plain);
        execute(
                "insert into recording.recording_export (export_id, recording_id, format, state,"
                        + " requested_by, length_bytes, finished_at) values ('"
                        + exportId
                        + "', ?, 'hls', 'ready', 'p-host', "
                        + film.length
                        + ", now())",
                id);
        String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
        Response link =
                given().header("Authorization", "Bearer " + host(meeting))
                        .contentType("application/json")
                        .body(Map.of("expiresAt", tomorrow))
                        .post(ROOT + "/" + id + "/shares");
        String path = link.jsonPath().getString("path");
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("secret", path.substring(path.indexOf('#') + 1));
        String guest =
                given().contentType("application/json")
                        .body(shown)
                        .post(ROOT + "/" + id + "/visits")
                        .jsonPath()
                        .getString("token");
        return new Made(id, link.jsonPath().getString("share.linkId"), guest, exportId);
    }

    private void execute(String sql, String id) throws SQLException, IOException {
        try (var session = database.getConnection();
                var statement = session.prepareStatement(sql)) {
            statement.setString(1, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
