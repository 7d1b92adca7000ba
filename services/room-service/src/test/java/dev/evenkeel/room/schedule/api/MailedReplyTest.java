package dev.evenkeel.room.schedule.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.schedule.kit.MailServer;
import dev.evenkeel.room.schedule.kit.Planning;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that calendar programs mail, brought by the gateway. */
@RoomTest
@TestProfile(MailServer.Installation.class)
class MailedReplyTest {
    private static final RestAssuredConfig CALENDARS =
            RestAssuredConfig.config()
                    .encoderConfig(
                            EncoderConfig.encoderConfig()
                                    .encodeContentTypeAs("text/calendar", ContentType.TEXT));

    private Persona ann;
    private String bob;
    private JsonNode meeting;

    @BeforeAll
    static void startServer() {
        MailServer.start();
    }

    @AfterAll
    static void stopServer() {
        MailServer.stop();
    }

    @BeforeEach
    void anInvitation() {
        ann = Persona.signedIn(Role.HOST);
        bob = Planning.drawEmail("bob");
        meeting =
                Planning.create(
                        ann.browser(),
                        Planning.wish(
                                Duration.ofHours(5), Map.of("invitees", Planning.invitees(bob))));
    }

    @Test
    void anAnswerToTheFileThatWasMailedIsTaken() {
        // Given
        String file =
                MailServer.part(MailServer.await(bob, 1).getFirst(), "text/calendar")
                        .orElseThrow()
                        .text()
                        .replace("\r\n ", "");
        Matcher uid = Pattern.compile("UID:(\\S+)").matcher(file);
        assertThat(uid.find()).isTrue();

        // When
        Response taken = post(MailServer.GATEWAY_KEY, bob, reply(uid.group(1), bob, 0));

        // Then
        assertThat(file).containsPattern("ORGANIZER;CN=[^:]+:mailto:answers@example.org");
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(204);
        assertThat(answer()).isEqualTo("tentative");
    }

    @Test
    void nobodyAnswersForSomebodyElseOrWithoutTheKey() {
        // Given
        String mallory = Planning.drawEmail("mallory");

        // When
        Response forged = post(MailServer.GATEWAY_KEY, mallory, reply(uid(), bob, 0));
        Response uninvited = post(MailServer.GATEWAY_KEY, mallory, reply(uid(), mallory, 0));
        Response elsewhere = post(MailServer.GATEWAY_KEY, bob, reply("no-such@evenkeel", bob, 0));
        Response keyless = post("another key", bob, reply(uid(), bob, 0));

        // Then
        assertThat(forged.statusCode()).isEqualTo(400);
        assertThat(forged.path("field").toString()).isEqualTo("/ATTENDEE");
        assertThat(uninvited.statusCode()).isEqualTo(404);
        assertThat(elsewhere.statusCode()).isEqualTo(404);
        assertThat(keyless.statusCode()).isEqualTo(401);
        assertThat(answer()).isEqualTo("pending");
    }

    @Test
    void anAnswerToWhatTheMeetingWasBeforeIsRefused() {
        // Given
        ann.browser()
                .put(
                        Planning.path(meeting),
                        Planning.wish(
                                Duration.ofHours(50), Map.of("invitees", Planning.invitees(bob))));

        // When
        Response late = post(MailServer.GATEWAY_KEY, bob, reply(uid(), bob, 0));
        Response inTime = post(MailServer.GATEWAY_KEY, bob, reply(uid(), bob, 1));

        // Then
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(inTime.statusCode()).as(inTime.asString()).isEqualTo(204);
    }

    private String uid() {
        return Meetings.id(meeting) + "@evenkeel";
    }

    private String answer() {
        JsonNode now = Meetings.json(ann.browser().get(Planning.path(meeting)));
        return now.get("invitees").get(0).get("answer").asText();
    }

    private static String reply(String uid, String attendee, int sequence) {
        return """
        BEGIN:VCALENDAR
        VERSION:2.0
        METHOD:REPLY
        BEGIN:VEVENT
        UID:%s
        SEQUENCE:%d
        DTSTAMP:20270226T101500Z
        ATTENDEE;PARTSTAT=TENTATIVE:mailto:%s
        END:VEVENT
        END:VCALENDAR
        """
                .formatted(uid, sequence, attendee)
                .replace("\n", "\r\n");
    }

    private static Response post(String key, String sender, String calendar) {
        return given().config(CALENDARS)
                .contentType("text/calendar")
                .header("Authorization", "Bearer " + key)
                .header("Evenkeel-Sender", sender)
                .body(calendar)
                .post("/api/v1/schedule/replies");
    }
}
