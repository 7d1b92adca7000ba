package dev.evenkeel.recording.share;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.platform.token.KeyFiles;
import dev.evenkeel.platform.token.TokenIssuer;
import dev.evenkeel.recording.RecordingConfig;
import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.kit.ReadyRecording;
import dev.evenkeel.recording.kit.RealParts;
import dev.evenkeel.recording.store.PeopleStore;
import dev.evenkeel.recording.store.PeopleStore.Change;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who watches a recording: by the rules of its hosts, and by links. */
@RealParts
class SharingTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String MEETING = "abc-defg-hij";
    private static final String ANN = "p-aaaaaaaaaaaa";
    private static final String BOB = "p-bbbbbbbbbbbb";
    private static final String CAT = "p-cccccccccccc";

    @Inject PeopleStore people;
    @Inject RecordingConfig config;
    @Inject DataSource database;

    @ConfigProperty(name = "evenkeel.tokens.private-key-file")
    Path privateKey;

    private String ready() throws IOException, SQLException {
        String id = "rec-" + UUID.randomUUID();
        RecordingFolder folder = ArchiveKit.recording(config.folder(), id, 1);
        ReadyRecording.insert(database, folder, MEETING, Instant.now(), 20_000);
        for (String one : List.of(ANN, BOB, CAT)) {
            var consent = new Change.Consented(id, MEETING, one, "Name of " + one, true);
            people.apply(UUID.randomUUID().toString(), consent, "{}").await().atMost(LIMIT);
        }
        return id;
    }

    private String token(String participant, String meeting, String... grants) {
        return new TokenIssuer(KeyFiles.readPrivate(privateKey), Clock.systemUTC())
                .recording(participant, meeting, List.of(grants));
    }

    private String host() {
        return token(ANN, MEETING, "watch", "host");
    }

    private Response send(String method, String id, String what, String token, Object body) {
        var request = given().header("Authorization", "Bearer " + token);
        return (body == null ? request : request.contentType("application/json").body(body))
                .request(method, "/api/v1/recordings/" + id + what);
    }

    private int watch(String id, String token) {
        return send("GET", id, "", token, null).statusCode();
    }

    private Response share(String id, String passcode, boolean watermark, Duration life) {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("label", "Customer");
        wanted.put("expiresAt", Instant.now().plus(life).toString());
        wanted.put("passcode", passcode);
        wanted.put("watermark", watermark);
        return send("POST", id, "/shares", host(), wanted);
    }

    private static String secret(Response shared) {
        String path = shared.jsonPath().getString("path");
        return path.substring(path.indexOf('#') + 1);
    }

    private static Response visit(String id, Map<String, String> shown) {
        return given().contentType("application/json")
                .body(shown)
                .post("/api/v1/recordings/" + id + "/visits");
    }

    @ParameterizedTest
    @CsvSource({
        "participants, 200, 200, 200, 200",
        "hosts, 200, 403, 403, 200",
        "named, 200, 200, 403, 200",
        "nobody, 403, 403, 403, 403",
    })
    void everyRuleLetsInWhomItNames(String access, int host, int named, int other, int link)
            throws Exception {
        // Given
        String id = ready();
        String secret = secret(share(id, null, false, Duration.ofHours(1)));
        String guest = visit(id, Map.of("secret", secret)).jsonPath().getString("token");

        // When
        int changed =
                send("PUT", id, "/access", host(), Map.of("access", access, "named", List.of(BOB)))
                        .statusCode();

        // Then
        assertThat(changed).isEqualTo(204);
        assertThat(watch(id, host())).isEqualTo(host);
        assertThat(watch(id, token(BOB, MEETING, "watch"))).isEqualTo(named);
        assertThat(watch(id, token(CAT, MEETING, "watch"))).isEqualTo(other);
        assertThat(watch(id, token(ANN, "zzz-zzzz-zzz", "watch", "host"))).isEqualTo(403);
        assertThat(watch(id, guest)).isEqualTo(link);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /access",
        "PUT, /access",
        "GET, /shares",
        "POST, /shares",
        "DELETE, /shares/x",
        "DELETE, ''",
        "PUT, /hold",
        "DELETE, /hold",
        "POST, /verification",
    })
    void whoIsNoHostOfTheMeetingChangesNothing(String method, String what) throws Exception {
        // Given
        String id = ready();
        String secret = secret(share(id, null, false, Duration.ofHours(1)));
        String guest = visit(id, Map.of("secret", secret)).jsonPath().getString("token");
        boolean hasBody = method.equals("POST") || method.equals("PUT");
        Object body = hasBody && !what.equals("/verification") ? Map.of() : null;

        // Then
        for (String who :
                List.of(
                        token(BOB, MEETING, "watch"),
                        token(ANN, "zzz-zzzz-zzz", "watch", "host"),
                        guest)) {
            assertThat(send(method, id, what, who, body).statusCode()).isEqualTo(403);
        }
        assertThat(send(method, id, what, "nonsense", body).statusCode()).isEqualTo(401);
        assertThat(watch(id, host())).isEqualTo(200);
    }

    @Test
    void aLinkLetsInUntilItIsRevokedAndIsListedWithItsUse() throws Exception {
        try (TopicReader reader =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(), Topics.AUDIT_TRAIL)) {
            // Given
            String id = ready();
            Response shared = share(id, null, false, Duration.ofHours(1));
            String linkId = shared.jsonPath().getString("share.linkId");
            assertThat(shared.statusCode()).isEqualTo(201);
            assertThat(shared.asString()).doesNotContain("Hash");

            // When
            String guest =
                    visit(id, Map.of("secret", secret(shared))).jsonPath().getString("token");

            // Then
            assertThat(watch(id, guest)).isEqualTo(200);
            assertThat(send("GET", id, "/tracks/t1", guest, null).statusCode()).isEqualTo(200);
            assertThat(watch(ready(), guest)).as("of another recording").isEqualTo(403);
            send("GET", id, "/shares", host(), null)
                    .then()
                    .body("[0].label", equalTo("Customer"))
                    .body("[0].uses", equalTo(1))
                    .body("[0].lastUsedAt", notNullValue());

            // When
            assertThat(send("DELETE", id, "/shares/" + linkId, host(), null).statusCode())
                    .isEqualTo(204);

            // Then
            assertThat(watch(id, guest)).isEqualTo(403);
            assertThat(visit(id, Map.of("secret", secret(shared))).statusCode()).isEqualTo(410);
            for (String action :
                    List.of(
                            "recording.shared",
                            "recording.share-opened",
                            "recording.played",
                            "recording.share-revoked")) {
                reader.await(
                        EventTypes.AUDIT_RECORDED,
                        e -> id.equals(e.subject()) && e.action().equals(action),
                        LIMIT);
            }
            reader.await(
                    EventTypes.AUDIT_RECORDED,
                    e ->
                            linkId.equals(e.actor())
                                    && e.action().equals("recording.played")
                                    && e.outcome() == AuditEntry.Outcome.REFUSED,
                    LIMIT);
        }
    }

    @Test
    void aPasscodeIsAskedForAndMayBeTriedFiveTimes() throws Exception {
        // Given
        String id = ready();
        Response shared = share(id, "tulip", false, Duration.ofHours(1));
        assertThat(shared.jsonPath().getBoolean("share.passcode")).isTrue();
        String secret = secret(shared);

        // Then
        visit(id, Map.of("secret", secret))
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:evenkeel:problem:passcode-needed"));
        assertThat(visit(id, Map.of("secret", secret, "passcode", "tulip")).statusCode())
                .isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            visit(id, Map.of("secret", secret, "passcode", "rose" + i))
                    .then()
                    .statusCode(401)
                    .body("type", equalTo("urn:evenkeel:problem:passcode-wrong"));
        }
        visit(id, Map.of("secret", secret, "passcode", "tulip"))
                .then()
                .statusCode(429)
                .header("Retry-After", equalTo("900"));
    }

    @Test
    void whoGetsAWatermarkSaysWhoTheyAre() throws Exception {
        // Given
        String id = ready();
        String secret = secret(share(id, null, true, Duration.ofHours(1)));

        // Then
        visit(id, Map.of("secret", secret, "viewer", " "))
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:evenkeel:problem:viewer-needed"));
        visit(id, Map.of("secret", secret, "viewer", "Dora"))
                .then()
                .statusCode(200)
                .body("watermark", equalTo(true));
    }

    @Test
    void whatEndsOrIsNothingIsRefused() throws Exception {
        // Given
        String id = ready();
        Response shared = share(id, null, false, Duration.ofHours(1));
        try (var session = database.getConnection();
                var statement = session.createStatement()) {
            statement.execute(
                    "update recording.share_link set expires_at = now() where recording_id = '%s'"
                            .formatted(id));
        }

        // Then
        assertThat(visit(id, Map.of("secret", secret(shared))).statusCode()).isEqualTo(410);
        assertThat(visit(id, Map.of("secret", "nonsense")).statusCode()).isEqualTo(404);
        assertThat(visit(id, Map.of()).statusCode()).isEqualTo(404);
        assertThat(share(id, null, false, Duration.ofDays(400)).statusCode()).isEqualTo(400);
        assertThat(share(id, "abc", false, Duration.ofHours(1)).statusCode()).isEqualTo(400);
        send("PUT", id, "/access", host(), Map.of("access", "named", "named", List.of("p-x")))
                .then()
                .statusCode(400)
                .body("field", equalTo("/named"));
    }

    @Test
    void secretsAreNotTriedForEverAndWhoHasTheLinkComesInMeanwhile() throws Exception {
        // Given
        String id = ready();
        String secret = secret(share(id, null, false, Duration.ofHours(1)));

        // When
        Response last = visit(id, Map.of("secret", "guess-0"));
        for (int guess = 1; guess <= 20; guess++) {
            last = visit(id, Map.of("secret", "guess-" + guess));
        }

        // Then
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
        assertThat(visit(id, Map.of("secret", secret)).statusCode()).isEqualTo(200);
        assertThat(visit(ready(), Map.of("secret", "guess")).statusCode()).isEqualTo(404);
    }
}
