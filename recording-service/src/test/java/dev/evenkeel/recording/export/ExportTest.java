package dev.evenkeel.recording.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.recording.RecordingExported;
import dev.evenkeel.platform.token.KeyFiles;
import dev.evenkeel.platform.token.TokenIssuer;
import dev.evenkeel.recording.RecordingConfig;
import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.archive.Verification;
import dev.evenkeel.recording.capture.RecorderKeys;
import dev.evenkeel.recording.kit.ClipRecording;
import dev.evenkeel.recording.kit.ClipRecording.Wanted;
import dev.evenkeel.recording.kit.Probe;
import dev.evenkeel.recording.kit.ReadyRecording;
import dev.evenkeel.recording.kit.RealParts;
import dev.evenkeel.recording.media.Codec;
import dev.evenkeel.recording.store.Export;
import dev.evenkeel.recording.store.ExportStore;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings as one file: made by FFmpeg's LGPL build, judged by Debian's. */
@RealParts
class ExportTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String MEETING = "abc-defg-hij";
    private static final String ANN = "p-aaaaaaaaaaaa";
    private static final String BOB = "p-bbbbbbbbbbbb";
    private static final long MILLIS = 13_000;
    private static final String ROOT = "/api/v1/recordings/";

    @Inject ExportStore exports;
    @Inject RecordingConfig config;
    @Inject RecorderKeys keys;
    @Inject DataSource database;

    @ConfigProperty(name = "evenkeel.tokens.private-key-file")
    Path privateKey;

    @TempDir Path work;

    @BeforeEach
    void needsAJudge() {
        assumeThat(Path.of("/usr/bin/ffprobe")).as("FFmpeg, apt-get install ffmpeg").exists();
    }

    private RecordingFolder ready(Codec anns) throws Exception {
        return ready(anns, 6_500);
    }

    /** Ann with voice and picture, then Bob's screen and voice. */
    private RecordingFolder ready(Codec anns, long screenMillis) throws Exception {
        String id = "rec-" + UUID.randomUUID();
        RecordingFolder folder =
                ClipRecording.write(
                        config.folder(),
                        id,
                        MILLIS,
                        List.of(
                                new Wanted(ANN, "microphone", Codec.OPUS, 0),
                                new Wanted(ANN, "camera", anns, 120),
                                new Wanted(BOB, "screen", Codec.VP9, screenMillis),
                                new Wanted(BOB, "microphone", Codec.OPUS, 4_000)));
        ReadyRecording.insert(database, folder, MEETING, Instant.now(), MILLIS);
        return folder;
    }

    private Response send(String method, String path, Object body, String... grants) {
        String token =
                new TokenIssuer(KeyFiles.readPrivate(privateKey), Clock.systemUTC())
                        .recording(ANN, MEETING, List.of(grants));
        var request = given().header("Authorization", "Bearer " + token);
        return (body == null ? request : request.contentType("application/json").body(body))
                .request(method, ROOT + path);
    }

    private Response asHost(String method, String path, Object body) {
        return send(method, path, body, "watch", "host");
    }

    private String ask(RecordingFolder folder, String format, String participantId) {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("format", format);
        wanted.put("participantId", participantId);
        Response asked = asHost("POST", folder.recordingId() + "/exports", wanted);
        assertThat(asked.statusCode()).isEqualTo(202);
        return asked.jsonPath().getString("exportId");
    }

    private Export awaitEnd(String exportId) {
        return await().atMost(LIMIT)
                .until(
                        () -> exports.find(exportId).await().atMost(LIMIT).orElseThrow(),
                        export -> export.finishedAt() != null);
    }

    private Path file(RecordingFolder folder, String exportId) throws Exception {
        byte[] bytes =
                asHost("GET", folder.recordingId() + "/exports/" + exportId + "/file", null)
                        .asByteArray();
        return Files.write(work.resolve(exportId), bytes);
    }

    private Path onDisk(RecordingFolder folder, String exportId) {
        return config.folder().resolve(folder.recordingId()).resolve("exports").resolve(exportId);
    }

    private void execute(String statement) throws SQLException {
        try (var session = database.getConnection();
                var update = session.createStatement()) {
            update.execute(statement);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "original, VP8, '', opus vp8 vp9 opus, 12.0, 0.03",
        "original, H264, '', opus h264 vp9 opus, 12.0, 0.03",
        "original, AV1, p-aaaaaaaaaaaa, opus av1, 8.0, 0.03",
        "mp4, VP8, '', h264 aac, 13.0, 0.04",
        "mp4, H264, '', h264 aac, 13.0, 0.04",
        "mp4, AV1, p-bbbbbbbbbbbb, h264 aac, 13.0, 0.04",
        "hls, VP8, '', h264 aac, 13.0, 0.04",
        "opus, VP8, '', opus, 13.0, 0.02",
        "mp3, VP8, p-bbbbbbbbbbbb, mp3, 13.0, 0.026",
    })
    void everyFormatPlaysWithoutAWarningAndLastsAsLong(
            String format, Codec anns, String whose, String codecs, double seconds, double frame)
            throws Exception {
        // Given: FFmpeg looks at the first 5 s of a file, and VP9 says what it is only in its
        // frames
        RecordingFolder folder = ready(anns, format.equals("original") ? 2_500 : 6_500);

        // When
        String id = ask(folder, format, whose.isEmpty() ? null : whose);
        Export made = awaitEnd(id);

        // Then
        assertThat(made.problem()).isNull();
        assertThat(made.state()).isEqualTo(Export.State.READY);
        Path file = file(folder, id);
        Probe probe = Probe.of(file);
        assertThat(probe.complaints()).isEmpty();
        assertThat(probe.codecs()).containsExactly(codecs.split(" "));
        assertThat(probe.decodedSeconds()).isCloseTo(seconds, within(frame));
        // MP3 has one frame more for what the encoder lags behind; players are told to skip it.
        double lag = format.equals("mp3") ? frame : 0;
        assertThat(probe.seconds()).isCloseTo(seconds, within(frame + lag));
        assertThat(file).hasSize(made.lengthBytes());
    }

    @Test
    void aFilmShowsEverybodyInPlaceWhileTheyWereThere() throws Exception {
        // Given: Ann's picture from 0.12 to 8.12 s, Bob's screen from 6.5 to 9.5 s, voices to 12 s
        RecordingFolder folder = ready(Codec.VP8);
        String id = ask(folder, "mp4", null);
        awaitEnd(id);

        // When
        Path film = file(folder, id);

        // Then
        double dark = Probe.brightness(film, 12, 320, 360);
        assertThat(Probe.brightness(film, 2, 320, 360)).isCloseTo(dark, within(3.0));
        assertThat(Probe.brightness(film, 2, 960, 360)).isGreaterThan(dark + 20);
        assertThat(Probe.brightness(film, 7.5, 320, 360)).isGreaterThan(dark + 20);
        assertThat(Probe.brightness(film, 7.5, 960, 360)).isGreaterThan(dark + 20);
        assertThat(Probe.brightness(film, 10, 960, 360)).isCloseTo(dark, within(3.0));
        assertThat(Probe.loudness(film, 2)).isGreaterThan(-40);
        assertThat(Probe.loudness(film, 11)).isGreaterThan(-40);
        assertThat(Probe.loudness(film, 12.4)).isLessThan(-70);
    }

    @Test
    void theFileIsEncryptedAndToldAndAnyPartOfItCanBeHad() throws Exception {
        try (TopicReader reader =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(), Topics.RECORDING_LIFECYCLE)) {
            // Given
            RecordingFolder folder = ready(Codec.VP8);

            // When
            String id = ask(folder, "original", null);
            awaitEnd(id);

            // Then
            byte[] whole = Files.readAllBytes(file(folder, id));
            assertThat(new String(whole, StandardCharsets.ISO_8859_1)).contains("OpusHead");
            byte[] kept = Files.readAllBytes(onDisk(folder, id));
            assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("OpusHead");
            for (int from : List.of(0, 1, 5_000, whole.length - 1)) {
                int last = Math.min(whole.length - 1, from + 70_000);
                Response part = range(folder, id, from, last);
                assertThat(part.statusCode()).isEqualTo(206);
                assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(whole, from, last + 1));
            }
            var known = Optional.<Verification.KnownHead>empty();
            assertThat(Verification.of(folder, ArchiveKit.KEYS.getPublic(), keys.master(), known))
                    .isEmpty();
            RecordingExported told =
                    reader.await(EventTypes.RECORDING_EXPORTED, e -> e.exportId().equals(id), LIMIT)
                            .data();
            assertThat(told.lengthBytes()).isEqualTo(whole.length);
            assertThat(told.format()).isEqualTo("original");
        }
    }

    private Response range(RecordingFolder folder, String id, int from, int last) {
        String token =
                new TokenIssuer(KeyFiles.readPrivate(privateKey), Clock.systemUTC())
                        .recording(ANN, MEETING, List.of("watch", "host"));
        return given().header("Authorization", "Bearer " + token)
                .header("Range", "bytes=%d-%d".formatted(from, last))
                .get("/api/v1/recordings/" + folder.recordingId() + "/exports/" + id + "/file");
    }

    /** FFmpeg as a player of RFC 8216 that nobody here wrote. */
    @Test
    void whoMayWatchPlaysAFilmInPartsElsewhere() throws Exception {
        // Given
        RecordingFolder folder = ready(Codec.VP8);
        String replay = folder.recordingId();
        assertThat(send("GET", replay, null, "watch").jsonPath().getString("hls")).isNull();

        // When
        String id = ask(folder, "hls", null);
        awaitEnd(id);

        // Then
        String path = send("GET", replay, null, "watch").jsonPath().getString("hls");
        assertThat(path).endsWith("/exports/" + id + "/hls/playlist.m3u8");
        String token =
                new TokenIssuer(KeyFiles.readPrivate(privateKey), Clock.systemUTC())
                        .recording(BOB, MEETING, List.of("watch"));
        Path copy = work.resolve("copy.mkv");
        String[] played =
                Probe.run(
                        "ffmpeg",
                        "-v",
                        "warning",
                        "-headers",
                        "Authorization: Bearer " + token + "\r\n",
                        "-i",
                        "http://127.0.0.1:" + RestAssured.port + path,
                        "-c",
                        "copy",
                        copy.toString());
        assertThat(played[1]).isEmpty();
        Probe probe = Probe.of(copy);
        assertThat(probe.codecs()).containsExactly("h264", "aac");
        assertThat(probe.decodedSeconds()).isCloseTo(13.0, within(0.04));
        String film = path.replace("playlist.m3u8", "media.mp4").substring(ROOT.length());
        assertThat(send("GET", film, null).statusCode()).isEqualTo(403);
        String opus = ask(folder, "opus", null);
        awaitEnd(opus);
        assertThat(asHost("GET", film.replace(id, opus), null).statusCode()).isEqualTo(404);
    }

    @Test
    void onlyHostsExport() throws Exception {
        // Given
        RecordingFolder folder = ready(Codec.VP8);
        String id = ask(folder, "opus", null);
        awaitEnd(id);
        String path = folder.recordingId() + "/exports";

        // Then
        assertThat(send("GET", path, null, "watch").statusCode()).isEqualTo(403);
        assertThat(send("POST", path, Map.of("format", "mp3"), "watch").statusCode())
                .isEqualTo(403);
        assertThat(send("GET", path + "/" + id + "/file", null, "watch").statusCode())
                .isEqualTo(403);
        assertThat(send("DELETE", path + "/" + id, null, "watch").statusCode()).isEqualTo(403);
        assertThat(asHost("POST", path, Map.of()).statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsCancelledIsNotMadeAndLeavesNothing() throws Exception {
        // Given
        RecordingFolder folder = ready(Codec.VP8);
        String id = ask(folder, "mp4", null);

        // When
        int status = asHost("DELETE", folder.recordingId() + "/exports/" + id, null).statusCode();

        // Then
        assertThat(status).isEqualTo(204);
        awaitEnd(ask(folder, "opus", null));
        assertThat(exports.find(id).await().atMost(LIMIT).orElseThrow().state())
                .isEqualTo(Export.State.CANCELLED);
        assertThat(onDisk(folder, id)).doesNotExist();
    }

    @Test
    void whatSomebodyLeftWhoDiedIsMadeByTheNext() throws Exception {
        // Given
        RecordingFolder folder = ready(Codec.VP8);
        String id = UUID.randomUUID().toString();

        // When
        execute(
                """
                insert into recording.recording_export (export_id, recording_id, format, state,
                    progress, requested_by, owner, attempts, lease_until)
                values ('%s', '%s', 'opus', 'running', 0.7, 'p-1', 'somebody', 1,
                    now() - interval '1 second')
                """
                        .formatted(id, folder.recordingId()));

        // Then
        Export made = awaitEnd(id);
        assertThat(made.state()).isEqualTo(Export.State.READY);
        assertThat(made.attempts()).isEqualTo(2);
    }

    @Test
    void whatWasKeptLongEnoughGoesAndSoDoesWhatIsOfADeletedRecording() throws Exception {
        // Given
        RecordingFolder folder = ready(Codec.VP8);
        String old = ask(folder, "opus", null);
        String young = ask(folder, "opus", null);
        awaitEnd(old);
        awaitEnd(young);

        // When
        execute(
                "update recording.recording_export set finished_at = now() - interval '8 days'"
                        + " where export_id = '%s'".formatted(old));

        // Then
        await().atMost(LIMIT).until(() -> exports.find(old).await().atMost(LIMIT).isEmpty());
        assertThat(onDisk(folder, old)).doesNotExist();
        assertThat(onDisk(folder, young)).exists();

        // When
        assertThat(asHost("DELETE", folder.recordingId(), null).statusCode()).isEqualTo(204);

        // Then
        try (Stream<Path> left = Files.walk(config.folder().resolve(folder.recordingId()))) {
            assertThat(left.filter(Files::isRegularFile)).hasSize(1);
        }
        assertThat(exports.find(young).await().atMost(LIMIT)).isEmpty();
    }
}
