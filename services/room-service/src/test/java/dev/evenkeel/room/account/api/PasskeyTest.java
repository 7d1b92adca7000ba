package dev.evenkeel.room.account.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.SoftAuthenticator;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@RoomTest
class PasskeyTest {
    private static final String PASSKEYS = "/api/v1/account/passkeys";
    private static final String SESSIONS = "/api/v1/account/passkey-sessions";
    private static final String CONFIRMATIONS = "/api/v1/account/confirmations/passkey";

    @Inject DataSource database;

    @Test
    void whoHasOneSignsInWithoutPasswordAndCode() {
        // Given
        Persona admin = Persona.signedIn(Role.ADMIN);
        SoftAuthenticator phone = added(admin, "Phone");
        Browser browser = Browser.open();

        // When
        Response signedIn = signIn(browser, phone);

        // Then
        assertThat(signedIn.statusCode()).isEqualTo(201);
        assertThat(browser.account().get("email").asText()).isEqualTo(admin.email());
        assertThat(browser.get("/api/v1/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void severalHaveNamesAndSayWhenTheyWereUsed() {
        // Given
        Persona ann = Persona.signedIn(Role.PARTICIPANT);
        SoftAuthenticator phone = added(ann, "Phone");
        added(ann, "Laptop");
        signIn(Browser.open(), phone);
        String laptop = list(ann).get(1).get("passkeyId").asText();

        // When
        Response renamed =
                ann.browser().patch(PASSKEYS + "/" + laptop, Map.of("name", "Old laptop"));

        // Then
        assertThat(renamed.statusCode()).isEqualTo(204);
        assertThat(list(ann))
                .extracting(one -> one.get("name").asText(), one -> one.has("usedAt"))
                .containsExactly(tuple("Phone", true), tuple("Old laptop", false));
    }

    @Test
    void oneThatIsRemovedOpensNothing() {
        // Given
        Persona ann = Persona.signedIn(Role.PARTICIPANT);
        SoftAuthenticator phone = added(ann, "Phone");

        // When
        Response removed = ann.browser().delete(PASSKEYS + "/" + firstId(ann));

        // Then
        assertThat(removed.statusCode()).isEqualTo(204);
        assertThat(kind(signIn(Browser.open(), phone))).endsWith(":wrong-passkey");
        assertThat(ann.browser().delete(PASSKEYS + "/none").statusCode()).isEqualTo(404);
    }

    @Test
    void theLastWayInStays() throws SQLException {
        // Given
        Persona ann = Persona.signedIn(Role.PARTICIPANT);
        added(ann, "Phone");
        execute("update room.account set password = null where account_id = '" + ann.id() + "'");

        // Then
        assertThat(kind(ann.browser().delete(PASSKEYS + "/" + firstId(ann))))
                .endsWith(":last-way-in");
        assertThat(list(ann)).hasSize(1);
    }

    @Test
    void aChallengeIsAnsweredOnce() {
        // Given
        Persona ann = Persona.signedIn(Role.PARTICIPANT);
        SoftAuthenticator phone = added(ann, "Phone");
        Browser browser = Browser.open();
        Map<String, Object> answer = phone.get(options(browser, SESSIONS));

        // When
        Response first = browser.post(SESSIONS, Map.of("credential", answer));

        // Then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(kind(Browser.open().post(SESSIONS, Map.of("credential", answer))))
                .endsWith(":challenge-spent");
    }

    @Test
    void aChallengeIsGoodForTenMinutesAndForWhatItWasDrawn() throws SQLException {
        // Given
        Persona ann = Persona.signedIn(Role.PARTICIPANT);
        SoftAuthenticator phone = added(ann, "Phone");
        JsonNode late = options(ann.browser(), SESSIONS);
        execute("update room.account_challenge set expires_at = now() where purpose = 'SIGN_IN'");
        JsonNode toConfirm = options(ann.browser(), CONFIRMATIONS);

        // Then
        assertThat(kind(Browser.open().post(SESSIONS, Map.of("credential", phone.get(late)))))
                .endsWith(":challenge-spent");
        assertThat(kind(Browser.open().post(SESSIONS, Map.of("credential", phone.get(toConfirm)))))
                .endsWith(":challenge-spent");
    }

    @Test
    void aCounterThatWentBackIsRefused() {
        // Given
        Persona ann = Persona.signedIn(Role.PARTICIPANT);
        SoftAuthenticator phone = added(ann, "Phone");
        signIn(Browser.open(), phone.countsTo(40));

        // Then
        assertThat(kind(signIn(Browser.open(), phone.countsTo(40)))).endsWith(":wrong-passkey");
        assertThat(kind(signIn(Browser.open(), phone.countsTo(7)))).endsWith(":wrong-passkey");
        assertThat(signIn(Browser.open(), phone.countsTo(41)).statusCode()).isEqualTo(201);
    }

    @Test
    void whoIsThereMustBeMadeSureOf() {
        // Given
        Persona ann = Persona.signedIn(Role.PARTICIPANT);
        SoftAuthenticator careless =
                new SoftAuthenticator(ann.browser().origin()).withoutVerification();
        SoftAuthenticator phone = added(ann, "Phone");

        // Then
        assertThat(kind(add(ann, careless, "Careless"))).endsWith(":wrong-passkey");
        assertThat(kind(signIn(Browser.open(), phone.withoutVerification())))
                .endsWith(":wrong-passkey");
    }

    @Test
    void anotherSiteIsRefused() {
        // Given
        Persona ann = Persona.signedIn(Role.PARTICIPANT);

        // Then
        assertThat(kind(add(ann, new SoftAuthenticator("https://evil.example"), "Evil")))
                .endsWith(":wrong-passkey");
    }

    @Test
    void aPasskeyOfAnotherConfirmsNothing() {
        // Given
        Persona ann = Persona.signedIn(Role.PARTICIPANT);
        Persona eve = Persona.signedIn(Role.PARTICIPANT);
        SoftAuthenticator phone = added(ann, "Phone");
        SoftAuthenticator eves = added(eve, "Phone");

        // Then
        assertThat(confirm(ann, phone).statusCode()).isEqualTo(204);
        assertThat(kind(confirm(ann, eves))).endsWith(":wrong-passkey");
        assertThat(kind(signIn(Browser.open(), eves.saysItIsOf(ann.id()))))
                .endsWith(":wrong-passkey");
    }

    @Test
    void whoHasOnlyThePasswordOfAnAdministratorAddsNoKeys() {
        // Given
        Persona admin = Persona.signedIn(Role.ADMIN);
        SoftAuthenticator phone = added(admin, "Phone");
        Browser thief = Browser.open();
        thief.signIn(admin.email(), Persona.PASSWORD);

        // Then
        assertThat(kind(thief.post(PASSKEYS + "/challenges", Map.of())))
                .endsWith(":second-factor-required");
        assertThat(kind(thief.post("/api/v1/account/second-factor", Map.of())))
                .endsWith(":second-factor-required");
        thief.post(CONFIRMATIONS, Map.of("credential", phone.get(options(thief, CONFIRMATIONS))));
        assertThat(thief.post(PASSKEYS + "/challenges", Map.of()).statusCode()).isEqualTo(201);
    }

    @Test
    void anAdministratorTakesLostOnesAway() {
        // Given
        Persona operator = Persona.signedIn(Role.OPERATOR);
        SoftAuthenticator lost = added(operator, "Lost");
        Persona admin = Persona.withSecondFactor(Role.ADMIN);

        // When
        Response removed =
                admin.browser().delete("/api/v1/accounts/" + operator.id() + "/second-factor");

        // Then
        assertThat(removed.statusCode()).isEqualTo(204);
        assertThat(kind(signIn(Browser.open(), lost))).endsWith(":wrong-passkey");
        assertThat(operator.browser().account().get("hasPasskey").asBoolean()).isFalse();
    }

    @Test
    void whatIsNoCredentialIsNamed() {
        // Given
        Persona ann = Persona.signedIn(Role.PARTICIPANT);

        // Then
        assertThat(field(ann.browser().post(PASSKEYS, Map.of()))).isEqualTo("/name");
        assertThat(field(ann.browser().post(PASSKEYS, Map.of("name", "x"))))
                .isEqualTo("/credential");
        assertThat(field(Browser.open().post(SESSIONS, Map.of("credential", Map.of("id", "x")))))
                .isEqualTo("/credential");
    }

    @Test
    void challengesAreNotDrawnWithoutEnd() {
        // Given
        Browser browser = Browser.open();

        // When
        for (int i = 0; i < 120; i++) {
            browser.post(SESSIONS + "/challenges", Map.of());
        }

        // Then
        assertThat(browser.post(SESSIONS + "/challenges", Map.of()).statusCode()).isEqualTo(429);
        assertThat(Browser.open().post(SESSIONS + "/challenges", Map.of()).statusCode())
                .isEqualTo(201);
    }

    private static SoftAuthenticator added(Persona persona, String name) {
        SoftAuthenticator authenticator = new SoftAuthenticator(persona.browser().origin());
        assertThat(add(persona, authenticator, name).statusCode()).isEqualTo(201);
        return authenticator;
    }

    private static Response add(Persona persona, SoftAuthenticator authenticator, String name) {
        JsonNode options = options(persona.browser(), PASSKEYS);
        return persona.browser()
                .post(PASSKEYS, Map.of("name", name, "credential", authenticator.create(options)));
    }

    private static Response signIn(Browser browser, SoftAuthenticator authenticator) {
        return browser.post(
                SESSIONS, Map.of("credential", authenticator.get(options(browser, SESSIONS))));
    }

    private static Response confirm(Persona persona, SoftAuthenticator authenticator) {
        JsonNode options = options(persona.browser(), CONFIRMATIONS);
        return persona.browser()
                .post(CONFIRMATIONS, Map.of("credential", authenticator.get(options)));
    }

    private static JsonNode options(Browser browser, String path) {
        return Meetings.json(browser.post(path + "/challenges", Map.of()));
    }

    private static JsonNode list(Persona persona) {
        return Meetings.json(persona.browser().get(PASSKEYS)).get("passkeys");
    }

    private static String firstId(Persona persona) {
        return list(persona).get(0).get("passkeyId").asText();
    }

    private static String kind(Response response) {
        return Meetings.json(response).path("type").asText();
    }

    private static String field(Response response) {
        return Meetings.json(response).path("field").asText();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
