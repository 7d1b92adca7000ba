package dev.evenkeel.room.account.api;

import static dev.evenkeel.room.account.api.SingleSignOnTest.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.ProviderVisit;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.testkit.IdentityProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are not what they should be open no session; and signing out together. */
@RoomTest
@QuarkusTestResource(value = IdentityProvider.class, restrictToAnnotatedClass = true)
class SingleSignOnAttackTest {
    private static final String LOGINS = "/api/v1/account/oidc/open/logins";

    private final String login = "u-" + UUID.randomUUID().toString().substring(0, 8);
    private final Browser browser = Browser.open();

    @BeforeEach
    void register() {
        ProviderVisit.register();
        ProviderVisit.knows(
                login,
                "{\"email\": \"%s@new.example\", \"email_verified\": true}".formatted(login));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"claims\": {\"nonce\": \"another\"}}",
                "{\"claims\": {\"aud\": \"another\"}}",
                "{\"claims\": {\"aud\": [\"evenkeel\", \"another\"]}}",
                "{\"claims\": {\"iss\": \"https://another.example\"}}",
                "{\"claims\": {\"exp\": 1700000000, \"iat\": 1699999000}}",
                "{\"claims\": {\"sub\": \"somebody-else\"}}",
                "{\"alg\": \"none\"}",
                "{\"kid\": \"unknown\"}"
            })
    void anIdTokenThatIsNotRightOpensNothing(String tokens) {
        // Given
        ProviderVisit.tampersWith(tokens);

        // When
        Response back = browser.visit(signedInThere());

        // Then
        assertThat(path(back)).startsWith("/signin?sso=provider-wrong");
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void theKeysOfTheProviderMayChange() {
        // Given
        String logins = LOGINS.replace("open", "mapped");
        URI before = ProviderVisit.location(browser, logins, "/");
        assertThat(path(browser.visit(new ProviderVisit().signIn(before, login)))).isEqualTo("/");
        IdentityProvider.control("keys", "{}");

        // When
        URI after = ProviderVisit.location(browser, logins, "/");
        Response back = browser.visit(new ProviderVisit().signIn(after, login));

        // Then
        assertThat(path(back)).isEqualTo("/");
    }

    @Test
    void anAnswerIsGoodForTheBrowserItBeganInOnce() {
        // Given
        String back = signedInThere();

        // Then
        assertThat(path(Browser.open().visit(back))).isEqualTo("/signin?sso=expired");
        assertThat(path(browser.visit(back.replaceFirst("state=[^&]*", "state=another"))))
                .isEqualTo("/signin?sso=expired");
        Browser again = Browser.open();
        String second = signedInThere(again);
        assertThat(path(again.visit(second))).isEqualTo("/");
        assertThat(path(again.visit(second))).isEqualTo("/signin?sso=expired");
    }

    @Test
    void anAnswerOfAnotherIssuerOrProviderIsRefused() {
        // Then
        String back = signedInThere();
        assertThat(
                        path(
                                browser.visit(
                                        back.replaceFirst(
                                                "iss=[^&]*", "iss=https%3A%2F%2Fevil.example"))))
                .startsWith("/signin?sso=provider-wrong");
        String strict = signedInThere().replace("/oidc/open/", "/oidc/strict/");
        assertThat(path(browser.visit(strict))).isEqualTo("/signin?sso=expired");
    }

    @Test
    void whatTheProviderRefusesIsSaid() {
        // Given
        URI location = ProviderVisit.location(browser, LOGINS, "/meetings");
        String state = location.getQuery().replaceFirst(".*state=([^&]*).*", "$1");

        // When
        Response back =
                browser.visit(
                        "/api/v1/account/oidc/open/callback?error=access_denied&state=" + state);

        // Then
        assertThat(path(back)).isEqualTo("/signin?sso=denied&to=%2Fmeetings");
    }

    @Test
    void aProviderThatIsAwayOrUnknownIsSaid() {
        Response away = browser.post("/api/v1/account/oidc/away/logins", Map.of("to", "/"));
        Response unknown = browser.post("/api/v1/account/oidc/none/logins", Map.of());

        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(Meetings.json(away).get("type").asText()).endsWith(":provider-away");
        assertThat(unknown.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "//evil.example", "/\\evil.example", "/a\r\nb"})
    void nobodyIsSentElsewhere(String to) {
        URI location = ProviderVisit.location(browser, LOGINS, to);

        assertThat(path(browser.visit(new ProviderVisit().signIn(location, login)))).isEqualTo("/");
    }

    @Test
    void signingOutHereSignsOutThere() {
        // Given
        ProviderVisit there = new ProviderVisit();
        browser.visit(there.signIn(ProviderVisit.location(browser, LOGINS, "/"), login));
        Browser elsewhere = Browser.open();
        elsewhere.visit(there.signIn(ProviderVisit.location(elsewhere, LOGINS, "/"), login));
        Browser unrelated = Browser.open();
        unrelated.visit(signedInThere(unrelated));

        // When
        Response left = browser.delete("/api/v1/account/sessions/current");
        String after = there.signOut(URI.create(Meetings.json(left).get("location").asText()));

        // Then
        assertThat(after).isEqualTo("/");
        assertThat(browser.isSignedIn()).isFalse();
        assertThat(elsewhere.isSignedIn()).as("ended over the back channel").isFalse();
        assertThat(unrelated.isSignedIn()).isTrue();
    }

    @Test
    void whatIsNoLogoutTokenEndsNothing() {
        // Given
        browser.visit(signedInThere());

        // When
        Response refused =
                RestAssured.given()
                        .contentType(ContentType.URLENC)
                        .formParam("logout_token", "eyJhbGciOiJub25lIn0.e30.")
                        .post("/api/v1/account/oidc/open/back-channel-logout");

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(browser.isSignedIn()).isTrue();
    }

    private String signedInThere() {
        return signedInThere(browser);
    }

    private String signedInThere(Browser at) {
        return new ProviderVisit().signIn(ProviderVisit.location(at, LOGINS, "/"), login);
    }
}
