package dev.evenkeel.recording.rights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.platform.token.KeyFiles;
import dev.evenkeel.platform.token.TokenIssuer;
import dev.evenkeel.recording.RecordingConfig;
import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.ExportFile;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.kit.ReadyRecording;
import dev.evenkeel.recording.kit.RealParts;
import dev.evenkeel.recording.retention.Deletion;
import dev.evenkeel.recording.rights.RightsTable.Row;
import dev.evenkeel.recording.store.DeletionStore;
import dev.evenkeel.recording.store.PeopleStore;
import dev.evenkeel.recording.store.PeopleStore.Change;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Every role asks for every action on every kind of recording, of the running service. */
@RealParts
class RightsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String ROOT = "/api/v1/recordings";
    private static final String MEETING = "rig-htsr-igh";
    private static final String ELSEWHERE = "els-ewhe-ree";
    private static final String BOB = "p-bbbbbbbbbbbb";
    private static final List<String> KINDS =
            List.of("kept", "for named people", "held", "deleted", "still being made");

    @Inject PeopleStore people;
    @Inject DeletionStore deletions;
    @Inject Deletion deletion;
    @Inject RecordingConfig config;
    @Inject DataSource database;

    @ConfigProperty(name = "evenkeel.tokens.private-key-file")
    java.nio.file.Path privateKey;

    /** A recording and what belongs to it. */
    private record Made(String id, String linkId, String guest, String exportId) {}

    @Test
    void theTableHoldsOnTheRunningService() throws Exception {
        // Given
        String elsewhere = make("kept", ELSEWHERE).guest();
        List<Row> seen = new ArrayList<>();

        // When
        for (String kind : KINDS) {
            Made made = make(kind, MEETING);
            for (Action action : Action.ALL) {
                Map<Role, String> answers = new EnumMap<>(Role.class);
                for (Role role : Role.values()) {
                    Response answer = ask(action, made, token(role, made, elsewhere));
                    answers.put(role, told(action, answer, made));
                    if (action.changes() && answer.statusCode() < 300) {
                        made = make(kind, MEETING);
                    }
                }
                seen.add(new Row(kind, action, answers));
            }
        }

        // Then
        if (Boolean.getBoolean("evenkeel.rights.write")) {
            RightsTable.write(seen);
        }
        assertThat(seen.stream().map(RightsTable::line))
                .containsExactlyElementsOf(
                        RightsTable.read().stream().map(RightsTable::line).toList());
    }

    @Test
    void everyRequestTheServiceAnswersIsInTheTable() throws Exception {
        // Given
        List<String> unknown = new ArrayList<>();

        // When
        for (Class<?> resource : resources()) {
            String root = resource.getAnnotation(Path.class).value();
            for (Method method : resource.getDeclaredMethods()) {
                verb(method)
                        .filter(verb ->
                                Action.ALL.stream().noneMatch(a -> a.is(verb, path(root, method))))
                        .ifPresent(verb -> unknown.add(verb + " " + path(root, method)));
            }
        }

        // Then
        assertThat(resources()).hasSizeGreaterThan(4);
        assertThat(unknown).isEmpty();
    }

    private static List<Class<?>> resources() throws Exception {
        List<Class<?>> found = new ArrayList<>();
        var folder = java.nio.file.Path.of("target/classes/dev/evenkeel/recording/api");
        try (Stream<java.nio.file.Path> files = Files.list(folder)) {
            for (var file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith("Resource.class")) {
                    String type = "dev.evenkeel.recording.api." + name.replace(".class", "");
                    found.add(Class.forName(type, false, RightsTest.class.getClassLoader()));
                }
            }
        }
        return found;
    }

    private static java.util.Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(String root, Method method) {
        Path more = method.getAnnotation(Path.class);
        return (root + (more == null ? "" : more.value())).substring(ROOT.length());
    }

    private String token(Role role, Made made, String elsewhere) {
        TokenIssuer issuer = new TokenIssuer(KeyFiles.readPrivate(privateKey), Clock.systemUTC());
        return switch (role) {
            case HOST -> issuer.recording("p-host", MEETING, List.of("watch", "host"));
            case NAMED -> issuer.recording(BOB, MEETING, List.of("watch"));
            case PARTICIPANT -> issuer.recording("p-cat", MEETING, List.of("watch"));
            case WITHOUT_GRANTS -> issuer.recording("p-dan", MEETING, List.of());
            case HOST_ELSEWHERE -> issuer.recording("p-host", ELSEWHERE, List.of("watch", "host"));
            case LINK -> made.guest();
            case LINK_ELSEWHERE -> elsewhere;
            case CONSOLE -> issuer.console("a-operator", List.of("operator", "admin"));
            case NOBODY -> "";
        };
    }

    private Response ask(Action action, Made made, String token) {
        var request = given();
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (action.body() != null) {
            String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
            request.contentType("application/json")
                    .body(action.body().replace("{tomorrow}", tomorrow));
        }
        String path =
                action.path()
                        .replace("{recordingId}", made.id())
                        .replace("{track}", "t1")
                        .replace("{linkId}", made.linkId())
                        .replace("{exportId}", made.exportId());
        return request.request(action.method(), ROOT + path);
    }

    private static String told(Action action, Response answer, Made made) {
        boolean hidden =
                action.path().isEmpty()
                        && answer.statusCode() == 200
                        && !answer.asString().contains(made.id());
        return hidden ? "hidden" : String.valueOf(answer.statusCode());
    }

    private Made make(String kind, String meeting) throws Exception {
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
        java.nio.file.Path plain = Files.createTempFile("export-", ".mkv");
        Files.writeString(plain, "an export");
        new ExportFile(folder, exportId).write(plain, folder.readKey(ArchiveKit.MASTER));
        Files.delete(plain);
        execute(
                "insert into recording.recording_export (export_id, recording_id, format, state,"
                        + " requested_by, length_bytes, finished_at) values ('"
                        + exportId
                        + "', ?, 'original', 'ready', 'p-host', 9, now())",
                id);
        Made host = new Made(id, "", "", exportId);
        String token =
                new TokenIssuer(KeyFiles.readPrivate(privateKey), Clock.systemUTC())
                        .recording("p-host", meeting, List.of("watch", "host"));
        Response link = ask(Action.of("POST /{recordingId}/shares"), host, token);
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
