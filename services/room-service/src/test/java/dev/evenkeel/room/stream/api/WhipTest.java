package dev.evenkeel.room.stream.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The HTTP of RFC 9725, with real requests. */
@RoomTest
class WhipTest {
    private static final String FRAGMENT = StreamChanges.FRAGMENT;
    private static final String CANDIDATE =
            "a=candidate:1 1 udp 2122260223 192.0.2.1 61764 typ host\r\n";

    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    private JsonNode meeting;
    private Guest host;
    private Encoder camera;

    @BeforeEach
    void meet() {
        meeting = Meetings.create();
        host = Meetings.connect(base, meeting, Meetings.joinAsHost(meeting, "Ann"));
        camera = Encoder.given(meeting, "publish", "Stage camera");
    }

    @Test
    void aStreamIsAParticipantUntilItsClientGoes() {
        // When
        Response created = camera.post();

        // Then
        created.then()
                .statusCode(201)
                .contentType("application/sdp")
                .header("ETag", "\"first001\"")
                .header("Location", containsString(camera.url() + "/s-relay-"))
                .header("Access-Control-Allow-Origin", "*")
                .body(containsString("a=ice-ufrag:first001"));
        JsonNode joined = host.await("participant-joined").get("participant");
        assertThat(joined.get("name").asText()).isEqualTo("Stage camera");
        assertThat(joined.get("kind").asText()).isEqualTo("stream");
        assertThat(joined.get("camera").asText()).isEqualTo("on");

        // When
        camera.delete(created.header("Location")).then().statusCode(200);

        // Then
        assertThat(host.await("participant-left").get("participantId"))
                .isEqualTo(joined.get("participantId"));
        camera.delete(created.header("Location")).then().statusCode(404);
    }

    @Test
    void whoHasNoGoodTokenIsNotAdmitted() {
        given().contentType("application/sdp")
                .post(camera.url())
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer");
        camera.post("another", "application/sdp", Encoder.OFFER)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer");
        Encoder wall = Encoder.given(meeting, "watch", "Wall");
        given().header("Authorization", "Bearer " + wall.token())
                .contentType("application/sdp")
                .post(wall.url().replace("/whep/", "/whip/"))
                .then()
                .statusCode(401);
    }

    @Test
    void aTokenExpires() {
        // Given
        Instant soon = Instant.now().plusMillis(700);
        JsonNode created =
                Meetings.json(Encoder.offer(meeting, "publish", "Short", soon.toString()));
        Encoder brief =
                new Encoder(
                        meeting,
                        created.at("/stream/streamId").asText(),
                        created.at("/stream/url").asText(),
                        created.get("token").asText());

        // Then
        await().atMost(Duration.ofSeconds(3)).until(() -> Instant.now().isAfter(soon));
        brief.post().then().statusCode(401).body("detail", containsString("expired"));
    }

    @Test
    void whatIsRevokedIsOutAtOnce() {
        // Given
        String session = camera.post().then().statusCode(201).extract().header("Location");
        String participant =
                host.await("participant-joined").at("/participant/participantId").asText();

        // When
        camera.revoke().then().statusCode(204);

        // Then
        assertThat(host.await("participant-left").get("reason").asText()).isEqualTo("removed");
        await().untilAsserted(() ->
                assertThat(relays.a().calls(Meetings.id(meeting)))
                        .anyMatch(call -> call.path().endsWith("/participants/" + participant)));
        camera.delete(session).then().statusCode(401);
        camera.post().then().statusCode(401).body("detail", containsString("revoked"));
    }

    @Test
    void aHostRemovesAStreamLikeAPersonAndItsTokenIsDead() {
        // Given
        camera.post().then().statusCode(201);
        String participant =
                host.await("participant-joined").at("/participant/participantId").asText();

        // When
        host.send(Map.of("type", "remove", "participantId", participant));

        // Then
        host.await("participant-left");
        camera.post().then().statusCode(401);
    }

    @Test
    void badOffersAreRefused() {
        camera.post(camera.token(), "application/json", "{}").then().statusCode(415);
        camera.post(camera.token(), "application/sdp", " ").then().statusCode(400);
        camera.post(camera.token(), "application/sdp", "v=0\r\n" + "a=x\r\n".repeat(8_000))
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
        relays.a().answerOffers(406);
        relays.b().answerOffers(406);
        camera.post().then().statusCode(406).contentType("application/problem+json");
        given().get(camera.url()).then().statusCode(405);
    }

    @Test
    void aSecondClientWaitsWhileTheFirstIsHeardAndReplacesItThen() {
        // Given
        camera.post().then().statusCode(201);
        String participant =
                host.await("participant-joined").at("/participant/participantId").asText();

        // Then
        camera.post()
                .then()
                .statusCode(409)
                .header("Retry-After", "2")
                .body("type", containsString("stream-in-use"));

        // When
        relays.a().streamsSilentFor(Duration.ofSeconds(3));
        relays.b().streamsSilentFor(Duration.ofSeconds(3));
        camera.post().then().statusCode(201);

        // Then
        given().header("Evenkeel-Host-Key", meeting.get("hostKey").asText())
                .get("/api/v1/meetings/" + Meetings.id(meeting) + "/streams")
                .then()
                .body("streams[0].participantId", equalTo(participant));
        given().get("/api/v1/meetings/" + Meetings.id(meeting))
                .then()
                .body("participantCount", equalTo(2));
    }

    @Test
    void candidatesAreTakenForTheIceSessionThatGoesOn() {
        // Given
        Response created = camera.post();
        String session = created.header("Location");
        String tag = created.header("ETag");

        // Then
        camera.patch(session, tag, FRAGMENT, CANDIDATE)
                .then()
                .statusCode(204)
                .header("ETag", nullValue());
        camera.patch(session, null, FRAGMENT, CANDIDATE).then().statusCode(428);
        camera.patch(session, "\"other\"", FRAGMENT, CANDIDATE).then().statusCode(412);
        camera.patch(session, tag, "application/json", "{}").then().statusCode(415);
        camera.patch(session, tag, FRAGMENT, "nonsense")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        camera.patch(session, tag, FRAGMENT, credentials("others")).then().statusCode(422);
        camera.patch(session + "x", tag, FRAGMENT, CANDIDATE).then().statusCode(404);
    }

    @Test
    void iceBeginsAnew() {
        // Given
        Response created = camera.post();
        String session = created.header("Location");

        // When
        Response restarted = camera.patch(session, "*", FRAGMENT, credentials("anew1"));

        // Then
        restarted
                .then()
                .statusCode(200)
                .contentType(FRAGMENT)
                .header("ETag", not(equalTo(created.header("ETag"))))
                .body(containsString("a=ice-ufrag:again123"))
                .body(containsString("a=ice-pwd:"));
        camera.patch(session, created.header("ETag"), FRAGMENT, CANDIDATE).then().statusCode(412);
        camera.patch(session, restarted.header("ETag"), FRAGMENT, CANDIDATE).then().statusCode(204);
    }

    @Test
    void pagesOfOtherOriginsAreToldWhatTheyMaySend() {
        given().options(camera.url())
                .then()
                .statusCode(200)
                .header("Accept-Post", "application/sdp")
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Headers", containsString("If-Match"));
        given().options(camera.url() + "/s-1")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Methods", containsString("PATCH"));
    }

    private static String credentials(String ufrag) {
        return "a=ice-ufrag:" + ufrag + "\r\na=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1\r\n";
    }
}
