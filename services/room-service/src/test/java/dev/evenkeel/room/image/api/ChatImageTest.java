package dev.evenkeel.room.image.api;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.local.postgres.PostgresSettings;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Pictures;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.testkit.PostgresResource;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Images in the chat, from the page that sends one to the pages that show it. */
@RoomTest
class ChatImageTest {
    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    private final String id = UUID.randomUUID().toString();
    private final byte[] picture = Pictures.png(320, 200);
    private JsonNode meeting;
    private JsonNode annsSeat;
    private JsonNode bobsSeat;
    private JsonNode cemsSeat;
    private Guest ann;
    private Guest bob;
    private Guest cem;

    @BeforeEach
    void meet() {
        meeting = Meetings.create();
        annsSeat = Meetings.joinAsHost(meeting, "Ann");
        bobsSeat = Meetings.join(meeting, "Bob");
        cemsSeat = Meetings.join(meeting, "Cem");
        ann = Meetings.connect(base, meeting, annsSeat);
        bob = Meetings.connect(base, meeting, bobsSeat);
        cem = Meetings.connect(base, meeting, cemsSeat);
    }

    @Test
    void everybodySeesItAlsoThoseWhoComeLater() {
        // When
        Pictures.say(meeting, bobsSeat, id, picture, Map.of("text", "the plan"))
                .then()
                .statusCode(201)
                .body("text", equalTo("the plan"));

        // Then
        JsonNode heard = cem.await("chat").get("message");
        assertThat(heard.at("/image/mediaType").asText()).isEqualTo("image/png");
        assertThat(heard.at("/image/width").asInt()).isEqualTo(320);
        bob.await("chat-stored");
        JsonNode late = Meetings.join(meeting, "Dee");
        assertThat(late.at("/chat/0/image/height").asInt()).isEqualTo(200);
        byte[] seen =
                Pictures.look(meeting, late, id)
                        .then()
                        .statusCode(200)
                        .header("Content-Type", "image/png")
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "default-src 'none'; sandbox")
                        .header("Cache-Control", "private, no-store")
                        .extract()
                        .asByteArray();
        assertThat(seen).isEqualTo(picture);
    }

    @Test
    void aPrivateOneIsThereForTwoOnly() {
        // When
        String to = bobsSeat.get("participantId").asText();
        Pictures.say(meeting, cemsSeat, id, picture, Map.of("to", to)).then().statusCode(201);

        // Then
        bob.await("chat");
        Pictures.look(meeting, bobsSeat, id).then().statusCode(200);
        Pictures.look(meeting, annsSeat, id).then().statusCode(404);
        assertThat(ann.count("chat")).isZero();
    }

    @Test
    void sentTwiceItIsSaidOnceAndAnotherCannotTakeItsPlace() {
        // When
        for (int i = 0; i < 2; i++) {
            Pictures.say(meeting, bobsSeat, id, picture).then().statusCode(201);
        }

        // Then
        Pictures.say(meeting, cemsSeat, id, Pictures.png(1, 1)).then().statusCode(400);
        bob.await("chat-stored");
        assertThat(ann.count("chat")).isEqualTo(1);
        assertThat(Pictures.look(meeting, annsSeat, id).asByteArray()).isEqualTo(picture);
    }

    @Test
    void itsBytesDecideWhatItIsAndNothingElse() {
        byte[] gif = Pictures.drawn("gif", 5, 4);
        Pictures.say(meeting, bobsSeat, id, gif).then().statusCode(201);
        Pictures.look(meeting, annsSeat, id).then().header("Content-Type", "image/gif");
        byte[] script = "<svg onload='alert(1)'/>".getBytes(UTF_8);
        Pictures.say(meeting, bobsSeat, fresh(), script)
                .then()
                .statusCode(400)
                .body("field", equalTo("body"))
                .body("expected", equalTo("a PNG, JPEG, GIF or WebP image"));
        Pictures.say(meeting, bobsSeat, "1", picture)
                .then()
                .statusCode(400)
                .body("field", equalTo("messageId"));
        Pictures.say(meeting, bobsSeat, fresh(), picture, Map.of("text", "x".repeat(301)))
                .then()
                .statusCode(400)
                .body("field", equalTo("text"));
        Pictures.say(meeting, bobsSeat, fresh(), Pictures.pngOf((4 << 20) + 1))
                .then()
                .statusCode(413);
    }

    @Test
    void whoHasNoSeatIsNotEvenReadAndOthersHaveToWait() {
        given().contentType("image/png")
                .body(picture)
                .put("/api/v1/meetings/%s/chat/%s/image".formatted(Meetings.id(meeting), id))
                .then()
                .statusCode(401);
        for (int i = 0; i < 20; i++) {
            Pictures.say(meeting, bobsSeat, id, picture).then().statusCode(201);
        }
        Pictures.say(meeting, bobsSeat, id, picture).then().statusCode(429);
        Pictures.say(meeting, cemsSeat, fresh(), picture).then().statusCode(201);
    }

    @Test
    void aMeetingHasSoMuchRoomAndDeletingMakesSome() {
        // Given: tests give a meeting 5 MB.
        Pictures.say(meeting, bobsSeat, id, Pictures.pngOf(3 << 20)).then().statusCode(201);
        bob.await("chat-stored");

        // When
        Pictures.say(meeting, cemsSeat, fresh(), Pictures.pngOf(3 << 20))
                .then()
                .statusCode(507)
                .body("detail", startsWith("the chat has all the images it may have"));

        // Then
        ann.send(Map.of("type", "chat-delete", "id", id));
        JsonNode deleted = cem.await("chat-changed").get("message");
        assertThat(deleted.has("image")).isFalse();
        Pictures.look(meeting, bobsSeat, id).then().statusCode(404);
        Awaitility.await("the bytes are gone").atMost(Guest.LIMIT).until(() -> kept() == 0);
        Pictures.say(meeting, cemsSeat, fresh(), Pictures.pngOf(3 << 20)).then().statusCode(201);
    }

    @Test
    void withTheMeetingTheyGo() {
        // Given
        Pictures.say(meeting, bobsSeat, id, picture).then().statusCode(201);
        assertThat(kept()).isEqualTo(1);

        // When
        ann.send(Map.of("type", "end-meeting"));

        // Then
        Awaitility.await("the bytes are gone").atMost(Guest.LIMIT).until(() -> kept() == 0);
        Pictures.look(meeting, bobsSeat, id).then().statusCode(410);
        Pictures.say(meeting, bobsSeat, fresh(), picture).then().statusCode(410);
    }

    @Test
    void elsewhereBodiesStaySmallHoweverTheyAreSent() throws Exception {
        byte[] large = ("{\"title\":\"" + "x".repeat(70_000) + "\"}").getBytes(UTF_8);
        HttpRequest chunked =
                HttpRequest.newBuilder(base.resolve("/api/v1/meetings"))
                        .header("Content-Type", "application/json")
                        .version(HttpClient.Version.HTTP_1_1)
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(chunked, BodyHandlers.discarding()).statusCode()).isEqualTo(413);
        }
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    private int kept() {
        try (var connection =
                        DriverManager.getConnection(
                                PostgresResource.database().settings().jdbcUrl(),
                                PostgresSettings.ROLE,
                                PostgresResource.database().settings().password());
                var query =
                        connection.prepareStatement(
                                "select count(*) from room.chat_image where meeting_id = ?")) {
            query.setString(1, Meetings.id(meeting));
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
