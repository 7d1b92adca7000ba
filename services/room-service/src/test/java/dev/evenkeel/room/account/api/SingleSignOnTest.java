package dev.evenkeel.room.account.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.ProviderVisit;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.testkit.IdentityProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.response.Response;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a provider nobody here wrote, over HTTP all the way. */
@RoomTest
@QuarkusTestResource(value = IdentityProvider.class, restrictToAnnotatedClass = true)
class SingleSignOnTest {
    private final String login = "u-" + UUID.randomUUID().toString().substring(0, 8);
    private final Browser browser = Browser.open();

    @BeforeEach
    void register() {
        ProviderVisit.register();
    }

    @Test
    void pagesKnowTheProviders() {
        assertThat(Meetings.json(browser.get("/api/v1/account")).get("providers").toString())
                .contains("{\"provider\":\"open\",\"name\":\"Example Corp\"}")
                .contains("{\"provider\":\"strict\",\"name\":\"strict\"}");
    }

    @Test
    void whoComesForTheFirstTimeGetsAnAccount() {
        // Given
        ProviderVisit.knows(login, verified(login + "@new.example"));

        // When
        Response back = through("open", "/meetings");

        // Then
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(path(back)).isEqualTo("/meetings");
        assertThat(browser.account().get("email").asText()).isEqualTo(login + "@new.example");
        assertThat(browser.account().get("name").asText()).isEqualTo("Ann of the provider");
        assertThat(browser.account().get("hasPassword").asBoolean()).isFalse();
    }

    @Test
    void whoComesAgainHasTheSameAccountWhateverTheAddressIsNow() {
        // Given
        ProviderVisit.knows(login, verified(login + "@new.example"));
        through("open", "/");
        String id = browser.account().get("accountId").asText();
        ProviderVisit.knows(login, verified("another-" + login + "@new.example"));

        // When
        Browser other = Browser.open();
        through(other, "open", "/");

        // Then
        assertThat(other.account().get("accountId").asText()).isEqualTo(id);
    }

    @Test
    void anAccountWithTheVerifiedAddressIsLinked() {
        // Given
        Persona ann = Persona.of(Role.PARTICIPANT);
        ProviderVisit.knows(login, verified(ann.email()));

        // When
        through("open", "/");

        // Then
        assertThat(browser.account().get("accountId").asText()).isEqualTo(ann.id());
    }

    @Test
    void anUnverifiedAddressOpensNothing() {
        // Given
        Persona ann = Persona.of(Role.PARTICIPANT);
        ProviderVisit.knows(login, claims(ann.email(), false));

        // When
        Response back = through("open", "/meetings");

        // Then
        assertThat(path(back)).isEqualTo("/signin?sso=email-unverified&to=%2Fmeetings");
        assertThat(browser.isSignedIn()).isFalse();
        ProviderVisit.knows(login, claims("nobody-" + login + "@new.example", false));
        assertThat(path(through("open", "/"))).contains("sso=email-unverified");
        ProviderVisit.knows(login, "{\"name\": \"Nobody\"}");
        assertThat(path(through("open", "/"))).contains("sso=email-missing");
    }

    @Test
    void anAccountWhoseAddressNobodyVerifiedIsLinkedByItsOwner() {
        // Given
        String email = login + "@self.example";
        Browser owner = Browser.open();
        owner.post(
                "/api/v1/account/registrations",
                Map.of("email", email, "name", "Self", "password", Persona.PASSWORD));
        ProviderVisit.knows(login, verified(email));

        // When
        Response refused = through("open", "/");
        Response linked = link(owner, "open");

        // Then
        assertThat(path(refused)).contains("sso=link-first");
        assertThat(path(linked)).isEqualTo("/account?sso=linked");
        assertThat(path(through("open", "/"))).isEqualTo("/");
        assertThat(browser.account().get("email").asText()).isEqualTo(email);
        assertThat(owner.delete("/api/v1/account/oidc/open/links").statusCode()).isEqualTo(204);
    }

    @Test
    void theLastWayInIsNotUnlinkedAndAnIdentityHasOneAccount() {
        // Given
        ProviderVisit.knows(login, verified(login + "@new.example"));
        through("open", "/");
        Persona bob = Persona.signedIn(Role.PARTICIPANT);

        // Then
        assertThat(kind(browser.delete("/api/v1/account/oidc/open/links")))
                .endsWith(":last-way-in");
        assertThat(path(link(bob.browser(), "open"))).isEqualTo("/account?sso=linked-elsewhere");
    }

    @Test
    void onlyWelcomeDomainsAndKnownPeopleComeIn() {
        // Given
        ProviderVisit.knows(login, verified(login + "@elsewhere.example"));

        // Then
        assertThat(path(through("strict", "/"))).contains("sso=domain");
        ProviderVisit.knows(login, verified(login + "@corp.example"));
        assertThat(path(through("strict", "/"))).contains("sso=no-account");
    }

    @Test
    void whoIsLinkedWithAnExclusiveProviderHasNoPasswordAnyMore() {
        // Given
        Persona ann = Persona.signedIn(Role.PARTICIPANT);
        ProviderVisit.knows(login, verified(login + "@corp.example"));

        // When
        link(ann.browser(), "strict");

        // Then
        assertThat(kind(Browser.open().signIn(ann.email(), Persona.PASSWORD)))
                .endsWith(":single-sign-on-only");
        assertThat(kind(Browser.open().signIn(ann.email(), "a wrong password")))
                .endsWith(":wrong-credentials");
    }

    @Test
    void rolesFollowTheClaimAndAMethodCountsAsSecondFactor() {
        // Given
        String email = login + "@new.example";
        String operators =
                """
                {"email": "%s", "email_verified": true, "groups": ["Evenkeel Operators", "x"]}
                """
                        .formatted(email);
        ProviderVisit.knows(login, operators);

        // When
        through("mapped", "/");
        boolean watchesWithOneFactor = watches(browser);
        ProviderVisit.tampersWith("{\"claims\": {\"amr\": [\"pwd\", \"mfa\"]}}");
        through("mapped", "/");
        boolean watchesWithTwo = watches(browser);
        ProviderVisit.knows(login, verified(email));
        through("mapped", "/");

        // Then
        assertThat(watchesWithOneFactor).isFalse();
        assertThat(watchesWithTwo).isTrue();
        assertThat(watches(browser)).isFalse();
        assertThat(browser.account().get("roles").toString())
                .isEqualTo("[\"participant\",\"host\"]");
    }

    @Test
    void groupsFollowTheClaim() {
        // Given
        String email = login + "@new.example";
        Browser admin = Persona.withSecondFactor(Role.ADMIN).browser();
        String site = group(admin, "site", "Site of " + login);
        String team = group(admin, "team", "Team of " + login);
        String claims =
                """
                {"email": "%s", "email_verified": true, "groups": ["%s"]}
                """;

        // When
        ProviderVisit.knows(login, claims.formatted(email, "Site of " + login));
        through("mapped", "/");
        String first = groups();
        ProviderVisit.knows(login, claims.formatted(email, "Team of " + login));
        through("mapped", "/");

        // Then
        assertThat(first).contains(site).doesNotContain(team);
        assertThat(groups()).contains(team).doesNotContain(site);
        assertThat(admin.get("/api/v1/groups/" + team + "/members").asString())
                .contains(email)
                .contains("\"provider\":\"mapped\"");
    }

    private String groups() {
        return browser.get("/api/v1/account/groups").asString();
    }

    private static String group(Browser admin, String kind, String claim) {
        return Meetings.json(
                        admin.post(
                                "/api/v1/groups",
                                Map.of("kind", kind, "name", claim, "claim", claim)))
                .get("groupId")
                .asText();
    }

    @Test
    void whoIsDisabledStaysOut() {
        // Given
        Persona ann = Persona.of(Role.PARTICIPANT);
        ProviderVisit.knows(login, verified(ann.email()));
        Persona.withSecondFactor(Role.ADMIN)
                .browser()
                .put("/api/v1/accounts/" + ann.id() + "/disabled", Map.of("disabled", true));

        // Then
        assertThat(path(through("open", "/"))).contains("sso=disabled");
    }

    @Test
    void aFreshLookAtTheProviderConfirms() {
        // Given
        Persona ann = Persona.of(Role.PARTICIPANT);
        ProviderVisit.knows(login, verified(ann.email()));
        through("open", "/");
        String path = "/api/v1/account/oidc/open/confirmations";

        // When
        URI location = ProviderVisit.location(browser, path, "/account");
        Response back = browser.visit(new ProviderVisit().signIn(location, login));
        ProviderVisit.tampersWith("{\"claims\": {\"auth_time\": 1700000000}}");
        URI again = ProviderVisit.location(browser, path, "/account");
        Response old = browser.visit(new ProviderVisit().signIn(again, login));

        // Then
        assertThat(location.toString()).contains("max_age=0").contains("prompt=login");
        assertThat(path(back)).isEqualTo("/account?sso=confirmed");
        assertThat(path(old)).isEqualTo("/account?sso=not-fresh");
    }

    @Test
    void whoWasNotAskedAgainThereConfirmsBeforeKeysChange() {
        // Given
        ProviderVisit.knows(login, verified(login + "@new.example"));
        ProviderVisit.tampersWith("{\"claims\": {\"auth_time\": 1700000000}}");

        // When
        through("open", "/");

        // Then
        assertThat(kind(browser.post("/api/v1/account/passkeys/challenges", Map.of())))
                .endsWith(":confirmation-needed");
    }

    private Response link(Browser at, String provider) {
        URI location =
                ProviderVisit.location(
                        at, "/api/v1/account/oidc/" + provider + "/links", "/account");
        return at.visit(new ProviderVisit().signIn(location, login));
    }

    private Response through(String provider, String to) {
        return through(browser, provider, to);
    }

    private Response through(Browser at, String provider, String to) {
        URI location =
                ProviderVisit.location(at, "/api/v1/account/oidc/" + provider + "/logins", to);
        return at.visit(new ProviderVisit().signIn(location, login));
    }

    private static boolean watches(Browser browser) {
        return browser.post("/api/v1/account/console-tokens", Map.of()).statusCode() == 201;
    }

    private static String verified(String email) {
        return claims(email, true);
    }

    private static String claims(String email, boolean verified) {
        return "{\"email\": \"%s\", \"email_verified\": %b, \"name\": \"Ann of the provider\"}"
                .formatted(email, verified);
    }

    static String path(Response response) {
        URI location = URI.create(response.header("Location"));
        return location.getRawPath()
                + (location.getRawQuery() == null ? "" : "?" + location.getRawQuery());
    }

    private static String kind(Response response) {
        return Meetings.json(response).path("type").asText();
    }
}
