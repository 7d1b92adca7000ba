package dev.evenkeel.recording.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.recording.RecordingDeleted;
import dev.evenkeel.contracts.recording.RecordingHold;
import dev.evenkeel.platform.token.KeyFiles;
import dev.evenkeel.platform.token.TokenIssuer;
import dev.evenkeel.recording.RecordingConfig;
import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.Finding;
import dev.evenkeel.recording.archive.Head;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.archive.Verification;
import dev.evenkeel.recording.capture.RecorderKeys;
import dev.evenkeel.recording.kit.ReadyRecording;
import dev.evenkeel.recording.kit.RealParts;
import dev.evenkeel.recording.store.DeletionStore;
import dev.evenkeel.recording.store.PeopleStore;
import dev.evenkeel.recording.store.PeopleStore.Change;
import dev.evenkeel.recording.store.Recording;
import dev.evenkeel.recording.store.RecordingStore;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Who makes a recording go, what remains of it, and what keeps it. */
@RealParts
class KeepingTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String MEETING = "abc-defg-hij";
    private static final String ANN = "p-aaaaaaaaaaaa";

    @Inject RecordingStore store;
    @Inject DeletionStore deletions;
    @Inject PeopleStore people;
    @Inject Deletion deletion;
    @Inject RetentionSweep sweep;
    @Inject RecorderKeys keys;
    @Inject RecordingConfig config;
    @Inject DataSource database;

    @ConfigProperty(name = "evenkeel.tokens.private-key-file")
    Path privateKey;

    /** A recording that can be played, which ended at some time. */
    private RecordingFolder ready(Instant ended) throws IOException, SQLException {
        String id = "rec-" + UUID.randomUUID();
        RecordingFolder folder = ArchiveKit.recording(config.folder(), id, 1);
        ReadyRecording.insert(database, folder, MEETING, ended, 20_000);
        var consent = new Change.Consented(id, MEETING, ANN, "Ann", true);
        people.apply(UUID.randomUUID().toString(), consent, "{}").await().atMost(LIMIT);
        return folder;
    }

    private Recording find(RecordingFolder folder) {
        return store.find(folder.recordingId()).await().atMost(LIMIT).orElseThrow();
    }

    private String token(String meeting, String... grants) {
        return new TokenIssuer(KeyFiles.readPrivate(privateKey), Clock.systemUTC())
                .recording(ANN, meeting, List.of(grants));
    }

    private int send(String method, RecordingFolder folder, String what, String token) {
        return given().header("Authorization", "Bearer " + token)
                .request(method, "/api/v1/recordings/" + folder.recordingId() + what)
                .statusCode();
    }

    private int asHost(String method, RecordingFolder folder, String what) {
        return send(method, folder, what, token(MEETING, "watch", "host"));
    }

    private int sendWords(String method, RecordingFolder folder, String reason) {
        return given().header("Authorization", "Bearer " + token(MEETING, "watch", "host"))
                .contentType("application/json")
                .body(Map.of("reason", reason))
                .request(method, "/api/v1/recordings/" + folder.recordingId() + "/hold")
                .statusCode();
    }

    /** What the list says of it. */
    private static ValidatableResponse listed(RecordingFolder folder, String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/v1/recordings")
                .then()
                .rootPath("find { it.recordingId == '%s' }".formatted(folder.recordingId()));
    }

    private List<String> files(RecordingFolder folder) throws IOException {
        try (Stream<Path> all = Files.walk(config.folder().resolve(folder.recordingId()))) {
            return all.filter(Files::isRegularFile)
                    .map(file ->
                            config.folder()
                                    .resolve(folder.recordingId())
                                    .relativize(file)
                                    .toString())
                    .toList();
        }
    }

    private List<Finding> verify(RecordingFolder folder, String knownSha256) {
        var known = new Verification.KnownHead(find(folder).headLines(), knownSha256);
        return Verification.of(folder, keys.publicKey(), keys.master(), Optional.of(known));
    }

    @Test
    void onlyAHostOfTheMeetingDeletesOrHolds() throws Exception {
        // Given
        RecordingFolder folder = ready(Instant.now());
        List<String> before = files(folder);

        // Then
        assertThat(send("DELETE", folder, "", token(MEETING, "watch"))).isEqualTo(403);
        assertThat(send("DELETE", folder, "", token("zzz-zzzz-zzz", "host"))).isEqualTo(403);
        assertThat(send("DELETE", folder, "", "nonsense")).isEqualTo(401);
        assertThat(send("PUT", folder, "/hold", token(MEETING, "watch"))).isEqualTo(403);
        assertThat(send("DELETE", folder, "/hold", token(MEETING, "watch"))).isEqualTo(403);
        assertThat(files(folder)).isEqualTo(before).hasSizeGreaterThan(8);
        assertThat(find(folder).state()).isEqualTo(Recording.State.READY);
    }

    @Test
    void whatIsDeletedIsGoneAndItsProofRemains() throws Exception {
        try (TopicReader reader =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(), Topics.RECORDING_LIFECYCLE)) {
            // Given
            RecordingFolder folder = ready(Instant.now());
            String id = folder.recordingId();
            Head head = ArchiveKit.head(folder);

            // When
            int status = asHost("DELETE", folder, "");

            // Then
            assertThat(status).isEqualTo(204);
            assertThat(files(folder)).containsExactly("deleted.json");
            assertThat(verify(folder, head.sha256())).isEmpty();
            assertThat(verify(folder, "0".repeat(64)))
                    .extracting(Finding::kind)
                    .containsExactly(Finding.Kind.CHANGED);
            assertThat(folder.readTombstone().sha256()).isEqualTo(head.sha256());
            Recording row = find(folder);
            assertThat(row.state()).isEqualTo(Recording.State.DELETED);
            assertThat(row.deletedBy()).isEqualTo(ANN);
            assertThat(row.headSha256()).isEqualTo(head.sha256());
            assertThat(people.agreed(id).await().atMost(LIMIT)).isEmpty();
            RecordingDeleted told =
                    reader.await(
                                    EventTypes.RECORDING_DELETED,
                                    e -> e.recordingId().equals(id),
                                    LIMIT)
                            .data();
            assertThat(told.sha256()).isEqualTo(head.sha256());
            assertThat(told.reason()).isEqualTo(RecordingDeleted.Reason.ASKED);
            assertThat(asHost("GET", folder, "")).isEqualTo(410);
            assertThat(asHost("GET", folder, "/tracks/t1")).isEqualTo(410);
            assertThat(asHost("DELETE", folder, "")).isEqualTo(204);
        }
    }

    @Test
    void whatIsHeldStaysUntilItIsReleased() throws Exception {
        // Given
        RecordingFolder folder = ready(Instant.now());
        assertThat(asHost("PUT", folder, "/hold")).isEqualTo(204);

        // When
        int held = asHost("DELETE", folder, "");

        // Then
        assertThat(held).isEqualTo(409);
        assertThat(asHost("GET", folder, "")).isEqualTo(200);
        listed(folder, token(MEETING, "watch")).body("held", equalTo(true));

        // When
        assertThat(asHost("DELETE", folder, "/hold")).isEqualTo(204);

        // Then
        assertThat(asHost("DELETE", folder, "")).isEqualTo(204);
        assertThat(asHost("PUT", folder, "/hold")).isEqualTo(409);
    }

    @Test
    void whoHoldsItSaysWhyAndEverybodyReadsIt() throws Exception {
        try (TopicReader reader =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(), Topics.RECORDING_LIFECYCLE)) {
            // Given
            RecordingFolder folder = ready(Instant.now());
            String id = folder.recordingId();

            // When
            int tooLong = sendWords("PUT", folder, "x".repeat(301));
            int held = sendWords("PUT", folder, " Complaint 17 ");

            // Then
            assertThat(tooLong).isEqualTo(400);
            assertThat(held).isEqualTo(204);
            listed(folder, token(MEETING, "watch"))
                    .body("hold.reason", equalTo("Complaint 17"))
                    .body("hold.by", equalTo(ANN))
                    .body("may", equalTo(List.of("watch")));
            listed(folder, token(MEETING, "watch", "host"))
                    .body("may", equalTo(List.of("watch", "manage")));

            // When
            int released = sendWords("DELETE", folder, "closed");

            // Then
            assertThat(released).isEqualTo(204);
            assertThat(find(folder).hold()).isNull();
            RecordingHold told =
                    reader.await(
                                    EventTypes.RECORDING_RELEASED,
                                    e -> e.recordingId().equals(id),
                                    LIMIT)
                            .data();
            assertThat(told.reason()).isEqualTo("closed");
        }
    }

    @Test
    void theProofIsForThoseWhoMightHaveWatchedIt() throws Exception {
        // Given
        RecordingFolder folder = ready(Instant.now());
        assertThat(send("GET", folder, "/proof", token(MEETING, "watch"))).isEqualTo(409);
        Head head = ArchiveKit.head(folder);

        // When
        asHost("DELETE", folder, "");

        // Then
        assertThat(send("GET", folder, "/proof", token("zzz-zzzz-zzz", "host"))).isEqualTo(403);
        given().header("Authorization", "Bearer " + token(MEETING, "watch"))
                .get("/api/v1/recordings/" + folder.recordingId() + "/proof")
                .then()
                .statusCode(200)
                .body("sha256", equalTo(head.sha256()))
                .body("signature", equalTo(folder.readTombstone().signature()));
    }

    @Test
    void whoDiesOnTheWayLeavesItToTheNext() throws Exception {
        // Given
        RecordingFolder folder = ready(Instant.now());
        deletions.condemn(folder.recordingId(), ANN).await().atMost(LIMIT);

        // Then
        assertThat(asHost("GET", folder, "")).isEqualTo(410);

        // When
        deletion.finish();

        // Then
        assertThat(find(folder).state()).isEqualTo(Recording.State.DELETED);
        assertThat(files(folder)).containsExactly("deleted.json");
    }

    @Test
    void onceADayWhatWasKeptLongEnoughGoesUnlessItIsHeld() throws Exception {
        // Given
        Instant now = Instant.now();
        RecordingFolder young = ready(now.minus(Duration.ofDays(29)));
        RecordingFolder old = ready(now.minus(Duration.ofDays(31)));
        RecordingFolder held = ready(now.minus(Duration.ofDays(31)));
        assertThat(asHost("PUT", held, "/hold")).isEqualTo(204);
        try (var session = database.getConnection();
                var statement = session.createStatement()) {
            statement.execute("update recording.retention_sweep set swept_at = '-infinity'");
        }

        // When
        sweep.sweepIfDue();

        // Then
        await().atMost(LIMIT).until(() -> find(old).state() == Recording.State.DELETED);
        assertThat(find(old).deletionReason()).isEqualTo("expired");
        assertThat(find(old).deletedBy()).isEqualTo("recording-service");
        assertThat(find(young).state()).isEqualTo(Recording.State.READY);
        assertThat(find(held).state()).isEqualTo(Recording.State.READY);
        assertThat(sweep.sweepIfDue()).as("twice a day").isFalse();
    }
}
