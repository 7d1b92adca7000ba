package dev.evenkeel.room.account.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.audit.AuditEntry.Outcome;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RoomTest
class SignInTest {
    private static final int FREE = 5;

    private final Persona ann = Persona.of(Role.PARTICIPANT);
    private final Browser browser = Browser.open();

    @Test
    void thePasswordOpensASession() {
        // When
        Response signedIn =
                browser.signIn(" " + ann.email().toUpperCase(Locale.ROOT), Persona.PASSWORD);

        // Then
        assertThat(signedIn.statusCode()).isEqualTo(201);
        assertThat(browser.account().get("accountId").asText()).isEqualTo(ann.id());
        assertThat(Browser.open().isSignedIn()).isFalse();
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        // When
        browser.signIn(ann.email(), Persona.PASSWORD);

        // Then
        Cookie cookie = browser.cookie();
        assertThat(cookie.getName()).isEqualTo("evenkeel");
        assertThat(cookie.getValue()).matches("[A-Za-z0-9_-]{43}");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.isSecured()).isFalse();
    }

    @Test
    void overTlsTheCookieIsBoundToTheHost() {
        // Given
        Browser tls = Browser.overTls();

        // When
        tls.signIn(ann.email(), Persona.PASSWORD);

        // Then
        assertThat(tls.cookie().getName()).isEqualTo("__Host-evenkeel");
        assertThat(tls.cookie().isSecured()).isTrue();
        assertThat(tls.cookie().getDomain()).isNull();
        assertThat(tls.isSignedIn()).isTrue();
    }

    @Test
    void wrongPasswordAndUnknownAddressLookTheSame() {
        // When
        Response wrong = browser.signIn(ann.email(), "a quiet river at dawn");
        Response unknown = browser.signIn("nobody@example.org", "a quiet river at dawn");

        // Then
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(withoutId(unknown)).isEqualTo(withoutId(wrong));
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void aGuesserWaitsOthersDoNot() {
        // Given
        for (int i = 0; i < FREE; i++) {
            assertThat(browser.signIn(ann.email(), "guess number " + i).statusCode())
                    .isEqualTo(401);
        }

        // When
        Response soon = browser.signIn(ann.email(), Persona.PASSWORD);

        // Then
        assertThat(soon.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(soon.header("Retry-After"))).isBetween(1, 2);
        assertThat(Browser.open().signIn(ann.email(), Persona.PASSWORD).statusCode())
                .isEqualTo(201);
    }

    @Test
    void whoIsUnknownWaitsJustAsLong() {
        // Given
        String nobody = ann.id() + "@nowhere.example";
        for (int i = 0; i < FREE; i++) {
            browser.signIn(nobody, "guess number " + i);
        }

        // Then
        assertThat(browser.signIn(nobody, "another guess").statusCode()).isEqualTo(429);
    }

    @Test
    void successForgivesEarlierFailures() {
        // Given
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < FREE - 1; i++) {
                browser.signIn(ann.email(), "guess number " + i);
            }

            // When
            Response right = browser.signIn(ann.email(), Persona.PASSWORD);

            // Then
            assertThat(right.statusCode()).as("round %d", round).isEqualTo(201);
        }
    }

    @Test
    void everyAttemptIsAudited() {
        // Given
        TopicReader reader =
                TopicReader.fromNow(KafkaResource.broker().bootstrapServers(), Topics.AUDIT_TRAIL);

        // When
        for (int i = 0; i < FREE; i++) {
            browser.signIn(ann.email(), "guess number " + i);
        }
        Browser.open().signIn(ann.email(), Persona.PASSWORD);

        // Then
        AuditEntry failed = await(reader, "account.signed-in", Outcome.REFUSED);
        assertThat(failed.actor()).isEqualTo("anonymous");
        assertThat(failed.address()).isEqualTo(browser.address());
        assertThat(await(reader, "account.locked-out", Outcome.REFUSED).address())
                .isEqualTo(browser.address());
        assertThat(await(reader, "account.signed-in", Outcome.GRANTED).actor()).isEqualTo(ann.id());
        assertThat(reader.all(EventTypes.AUDIT_RECORDED).toString())
                .doesNotContain("@", "guess", Persona.PASSWORD);
        reader.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://localhost:1", "null", "not an origin"})
    void otherSitesCannotSignAnybodyIn(String origin) {
        // When
        Response refused =
                browser.from(origin).body(credentials()).post("/api/v1/account/sessions");

        // Then
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Meetings.json(refused).get("field").asText()).isEqualTo("Origin");
    }

    @Test
    void withoutOriginNothingChanges() {
        assertThat(
                        browser.from(null)
                                .body(credentials())
                                .post("/api/v1/account/sessions")
                                .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded"})
    void whatAFormCanSendIsNotRead(String type) {
        assertThat(
                        browser.request()
                                .contentType(type)
                                .body("email=ann&password=guess")
                                .post("/api/v1/account/sessions")
                                .statusCode())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\":\"ann@example.org\"}",
                "{\"email\":1,\"password\":[]}",
                ""
            })
    void badBodiesAreRefused(String body) {
        // When
        Response refused = browser.request().body(body).post("/api/v1/account/sessions");

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
    }

    private AuditEntry await(TopicReader reader, String action, Outcome outcome) {
        return reader.await(
                        EventTypes.AUDIT_RECORDED,
                        entry ->
                                entry.action().equals(action)
                                        && entry.outcome() == outcome
                                        && ann.id().equals(entry.subject()),
                        Guest.LIMIT)
                .data();
    }

    private Map<String, String> credentials() {
        return Map.of("email", ann.email(), "password", Persona.PASSWORD);
    }

    private static JsonNode withoutId(Response response) {
        JsonNode problem = Meetings.json(response);
        ((com.fasterxml.jackson.databind.node.ObjectNode) problem).remove("errorId");
        return problem;
    }
}
