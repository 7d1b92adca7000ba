package dev.evenkeel.room.account.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.agroal.api.AgroalDataSource;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RoomTest
class PeopleTest {
    private static final String PATH = "/api/v1/accounts";
    private static final String WISH = "another river at noon";

    private Persona admin;
    private Browser browser;

    @Inject AgroalDataSource database;

    @BeforeEach
    void signIn() {
        admin = Persona.withSecondFactor(Role.ADMIN, Role.HOST);
        browser = admin.browser();
    }

    @Test
    void theInvitedChooseAPasswordOnce() {
        // Given
        String email = UUID.randomUUID() + "@example.org";
        Response invited =
                browser.post(
                        PATH,
                        Map.of("email", email, "name", "Bob", "roles", List.of("technician")));
        assertThat(invited.statusCode()).isEqualTo(201);
        String link = Meetings.json(invited).get("link").asText();
        assertThat(link).startsWith("/welcome#");
        String secret = link.substring(link.indexOf('#') + 1);
        Browser bob = Browser.open();

        // When
        Response whose = bob.post("/api/v1/account/links", Map.of("secret", secret));
        Response chosen = choose(bob, secret, WISH);

        // Then
        assertThat(Meetings.json(whose).get("email").asText()).isEqualTo(email);
        assertThat(chosen.statusCode()).isEqualTo(200);
        assertThat(bob.signIn(email, WISH).statusCode()).isEqualTo(201);
        assertThat(bob.account().get("roles").toString()).isEqualTo("[\"technician\"]");
        assertThat(choose(Browser.open(), secret, "yet another river").statusCode()).isEqualTo(410);
    }

    @Test
    void aBadPasswordDoesNotUseTheLinkUp() {
        // Given
        Persona ann = Persona.of(Role.PARTICIPANT);
        String secret = makeLink(ann);

        // Then
        assertThat(choose(Browser.open(), secret, "short").statusCode()).isEqualTo(400);
        assertThat(choose(Browser.open(), secret, WISH).statusCode()).isEqualTo(200);
    }

    @Test
    void aResetEndsEverySessionAndVoidsTheOldPassword() {
        // Given
        Persona ann = Persona.signedIn(Role.PARTICIPANT);
        String voided = makeLink(ann);
        String secret = makeLink(ann);

        // Then
        assertThat(choose(Browser.open(), voided, WISH).statusCode()).isEqualTo(410);
        assertThat(choose(Browser.open(), secret, WISH).statusCode()).isEqualTo(200);
        assertThat(ann.browser().isSignedIn()).isFalse();
        assertThat(Browser.open().signIn(ann.email(), Persona.PASSWORD).statusCode())
                .isEqualTo(401);
        assertThat(Browser.open().signIn(ann.email(), WISH).statusCode()).isEqualTo(201);
    }

    @Test
    void whoIsDisabledIsOutAtOnce() {
        // Given
        Persona ann = Persona.signedIn(Role.PARTICIPANT);
        String secret = makeLink(ann);

        // When
        Response disabled = disable(ann, true);

        // Then
        assertThat(Meetings.json(disabled).get("state").asText()).isEqualTo("disabled");
        assertThat(ann.browser().isSignedIn()).isFalse();
        assertThat(Browser.open().signIn(ann.email(), Persona.PASSWORD).statusCode())
                .isEqualTo(401);
        assertThat(choose(Browser.open(), secret, WISH).statusCode()).isEqualTo(410);
        assertThat(disable(ann, false).statusCode()).isEqualTo(200);
        assertThat(Browser.open().signIn(ann.email(), Persona.PASSWORD).statusCode())
                .isEqualTo(201);
    }

    @Test
    void rolesCountFromTheNextRequestOnAndAreAudited() {
        // Given
        Persona ann = Persona.signedIn(Role.PARTICIPANT);
        TopicReader reader =
                TopicReader.fromNow(KafkaResource.broker().bootstrapServers(), Topics.AUDIT_TRAIL);
        assertThat(ann.browser().get(PATH).statusCode()).isEqualTo(403);

        // When
        Response changed = setRoles(ann, List.of("auditor"));

        // Then
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(ann.browser().get(PATH).statusCode()).isEqualTo(200);
        var entry =
                reader.await(
                                EventTypes.AUDIT_RECORDED,
                                e -> e.action().equals("account.roles-changed"),
                                Guest.LIMIT)
                        .data();
        assertThat(entry.actor()).isEqualTo(admin.id());
        assertThat(entry.subject()).isEqualTo(ann.id());
        assertThat(entry.detail()).isEqualTo("participant -> auditor");
        reader.close();
    }

    @Test
    void theLastAdministratorStays() throws SQLException {
        // Given
        onlyAdministrator();

        // Then
        assertThat(setRoles(admin, List.of("host")).statusCode()).isEqualTo(409);
        assertThat(disable(admin, true).statusCode()).isEqualTo(409);
        assertThat(browser.get(PATH).statusCode()).isEqualTo(200);
    }

    @Test
    void aLostSecondFactorCanBeTakenAway() {
        // Given
        Persona ann = Persona.withSecondFactor(Role.PARTICIPANT);

        // When
        Response removed = browser.delete(PATH + "/" + ann.id() + "/second-factor");

        // Then
        assertThat(removed.statusCode()).isEqualTo(204);
        assertThat(Browser.open().signIn(ann.email(), Persona.PASSWORD).statusCode())
                .isEqualTo(201);
    }

    @Test
    void peopleAreFoundByPartOfNameOrAddress() {
        // Given
        Persona ann = Persona.of(Role.PARTICIPANT);

        // When
        JsonNode found =
                Meetings.json(browser.get(PATH + "?q=" + ann.id().toUpperCase(Locale.ROOT)));

        // Then
        assertThat(found.get("accounts")).hasSize(1);
        assertThat(found.at("/accounts/0/accountId").asText()).isEqualTo(ann.id());
        assertThat(found.at("/accounts/0/state").asText()).isEqualTo("active");
        assertThat(Meetings.json(browser.get(PATH + "?q=' or 1=1 --")).get("accounts")).isEmpty();
    }

    @Test
    void badWishesAreNamed() {
        Persona ann = Persona.of(Role.PARTICIPANT);

        assertThat(setRoles(ann, List.of()).statusCode()).isEqualTo(400);
        assertThat(setRoles(ann, List.of("emperor")).statusCode()).isEqualTo(400);
        assertThat(
                        browser.put(PATH + "/a-nobody/roles", Map.of("roles", List.of("host")))
                                .statusCode())
                .isEqualTo(404);
        assertThat(browser.put(PATH + "/" + ann.id() + "/disabled", Map.of()).statusCode())
                .isEqualTo(400);
        assertThat(browser.post(PATH, Map.of("email", ann.email(), "name", "Bob")).statusCode())
                .isEqualTo(409);
        assertThat(browser.post(PATH + "/a-nobody/links", Map.of()).statusCode()).isEqualTo(404);
        assertThat(browser.delete(PATH + "/a-nobody/second-factor").statusCode()).isEqualTo(404);
    }

    @Test
    void hostsInviteOnlyToWhatTheyAre() {
        // Given
        Browser host = Persona.signedIn(Role.HOST).browser();
        Map<String, Object> bob =
                Map.of("email", UUID.randomUUID() + "@example.org", "name", "Bob");
        Map<String, Object> admin =
                Map.of(
                        "email",
                        UUID.randomUUID() + "@example.org",
                        "name",
                        "Eve",
                        "roles",
                        List.of("admin"));

        // Then
        assertThat(host.post(PATH, bob).statusCode()).isEqualTo(201);
        assertThat(host.post(PATH, admin).statusCode()).isEqualTo(403);
    }

    private void onlyAdministrator() throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement(
                                "delete from room.account where account_id <> ?")) {
            statement.setString(1, admin.id());
            statement.executeUpdate();
        }
    }

    private String makeLink(Persona persona) {
        String link =
                Meetings.json(browser.post(PATH + "/" + persona.id() + "/links", Map.of()))
                        .get("link")
                        .asText();
        assertThat(link).startsWith("/reset#");
        return link.substring(link.indexOf('#') + 1);
    }

    private Response setRoles(Persona persona, List<String> roles) {
        return browser.put(PATH + "/" + persona.id() + "/roles", Map.of("roles", roles));
    }

    private Response disable(Persona persona, boolean disabled) {
        return browser.put(PATH + "/" + persona.id() + "/disabled", Map.of("disabled", disabled));
    }

    private static Response choose(Browser browser, String secret, String password) {
        return browser.put(
                "/api/v1/account/links/password", Map.of("secret", secret, "password", password));
    }
}
