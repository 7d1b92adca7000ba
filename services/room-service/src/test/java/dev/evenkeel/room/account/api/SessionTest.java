package dev.evenkeel.room.account.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.account.Tidying;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.RoomTest;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RoomTest
class SessionTest {
    private static final String SESSIONS = "/api/v1/account/sessions";

    private Persona ann;
    private Browser here;
    private Browser there;

    @Inject AgroalDataSource database;
    @Inject Tidying tidying;

    @BeforeEach
    void signInHereAndThere() {
        ann = Persona.signedIn(Role.PARTICIPANT);
        here = ann.browser();
        there = Browser.open();
        there.signIn(ann.email(), Persona.PASSWORD);
    }

    @Test
    void bothAreListedWithDeviceAndAddress() {
        // When
        JsonNode sessions = sessions(here);

        // Then
        assertThat(sessions).hasSize(2);
        assertThat(sessions.findValuesAsText("address"))
                .containsExactlyInAnyOrder(here.address(), there.address());
        assertThat(sessions.findValuesAsText("device")).allMatch(d -> d.contains("Evenkeel"));
        assertThat(sessions.valueStream().filter(s -> s.get("current").asBoolean()))
                .singleElement()
                .satisfies(s -> assertThat(s.get("address").asText()).isEqualTo(here.address()));
        assertThat(sessions.toString()).doesNotContain(here.cookie().getValue());
    }

    @Test
    void signingOutEndsThisOneOnly() {
        // Given
        Browser stolen = here.copy();

        // When
        int status = here.delete(SESSIONS + "/current").statusCode();

        // Then
        assertThat(status).isEqualTo(204);
        assertThat(stolen.isSignedIn()).isFalse();
        assertThat(there.isSignedIn()).isTrue();
    }

    @Test
    void signingOutEverywhereEndsAll() {
        assertThat(here.delete(SESSIONS).statusCode()).isEqualTo(204);
        assertThat(there.isSignedIn()).isFalse();
        assertThat(there.get(SESSIONS).statusCode()).isEqualTo(401);
    }

    @Test
    void anotherOneCanBeEnded() {
        // Given
        String other =
                sessions(here)
                        .valueStream()
                        .filter(s -> !s.get("current").asBoolean())
                        .findFirst()
                        .orElseThrow()
                        .get("sessionId")
                        .asText();

        // Then
        assertThat(here.delete(SESSIONS + "/" + other).statusCode()).isEqualTo(204);
        assertThat(there.isSignedIn()).isFalse();
        assertThat(here.isSignedIn()).isTrue();
        assertThat(here.delete(SESSIONS + "/" + other).statusCode()).isEqualTo(404);
        assertThat(here.delete(SESSIONS + "/not-an-id").statusCode()).isEqualTo(404);
    }

    @Test
    void somebodyElsesCannotBeEnded() {
        // Given
        String anns = sessions(here).get(0).get("sessionId").asText();
        Persona eve = Persona.signedIn(Role.PARTICIPANT);

        // Then
        assertThat(eve.browser().delete(SESSIONS + "/" + anns).statusCode()).isEqualTo(404);
        assertThat(here.isSignedIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seen_at = seen_at - interval '8 days'",
                "created_at = created_at - interval '31 days'"
            })
    void anOldOneIsOver(String aged) throws SQLException {
        // When
        update("update room.account_session set " + aged, ann.id());

        // Then
        assertThat(here.isSignedIn()).isFalse();
        assertThat(here.get(SESSIONS).statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsOverIsForgotten() throws SQLException {
        // Given
        update("update room.account_session set seen_at = seen_at - interval '8 days'", ann.id());

        // When
        int forgotten = tidying.forget().await().atMost(Guest.LIMIT);

        // Then
        assertThat(forgotten).isGreaterThanOrEqualTo(2);
        there.signIn(ann.email(), Persona.PASSWORD);
        assertThat(sessions(there)).hasSize(1);
    }

    @Test
    void theDatabaseDoesNotHoldTheToken() throws SQLException {
        try (var connection = database.getConnection();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery("select token from room.account_session")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).hasSize(64).isNotEqualTo(here.cookie().getValue());
            }
        }
    }

    @Test
    void aNewPasswordNeedsAFreshProofAndEndsTheOthers() throws SQLException {
        // Given
        String wish = "another river at noon";
        update(
                "update room.account_session set confirmed_at = confirmed_at - interval '11 minutes'",
                ann.id());

        // Then
        var stale = here.put("/api/v1/account/password", Map.of("password", wish));
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(Meetings.json(stale).get("type").asText()).endsWith(":confirmation-needed");
        assertThat(
                        here.post("/api/v1/account/confirmations", Map.of("password", "wrong one"))
                                .statusCode())
                .isEqualTo(401);
        assertThat(
                        here.post(
                                        "/api/v1/account/confirmations",
                                        Map.of("password", Persona.PASSWORD))
                                .statusCode())
                .isEqualTo(204);
        assertThat(here.put("/api/v1/account/password", Map.of("password", "short")).statusCode())
                .isEqualTo(400);
        assertThat(here.put("/api/v1/account/password", Map.of("password", wish)).statusCode())
                .isEqualTo(204);
        assertThat(here.isSignedIn()).isTrue();
        assertThat(there.isSignedIn()).isFalse();
        assertThat(there.signIn(ann.email(), Persona.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(there.signIn(ann.email(), wish).statusCode()).isEqualTo(201);
    }

    @Test
    void nameAndLanguageCanBeChanged() {
        assertThat(
                        here.patch(
                                        "/api/v1/account",
                                        Map.of("name", " Ann B ", "language", "zh-CN"))
                                .statusCode())
                .isEqualTo(204);
        assertThat(there.account().get("name").asText()).isEqualTo("Ann B");
        assertThat(there.account().get("language").asText()).isEqualTo("zh-CN");
        assertThat(here.patch("/api/v1/account", Map.of("name", "")).statusCode()).isEqualTo(400);
    }

    @Test
    void aForgedTokenIsNobody() {
        assertThat(
                        Browser.open()
                                .request()
                                .cookie("evenkeel", "x".repeat(43))
                                .get(SESSIONS)
                                .statusCode())
                .isEqualTo(401);
    }

    private void update(String change, String accountId) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(change + " where account_id = ?")) {
            statement.setString(1, accountId);
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    private static JsonNode sessions(Browser browser) {
        return Meetings.json(browser.get(SESSIONS)).get("sessions");
    }
}
