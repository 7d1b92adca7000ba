package dev.evenkeel.room.account.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.RoomTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every endpoint × every role, and nobody: what {@link Right} says and nothing else. */
@RoomTest
class AccessTest {
    private static final Set<Class<?>> RESOURCES =
            Set.of(
                    AccountResource.class,
                    ConfirmationResource.class,
                    ConsoleTokenResource.class,
                    LinkResource.class,
                    OidcResource.class,
                    PasskeyResource.class,
                    PasskeySessionResource.class,
                    PeopleResource.class,
                    RegistrationResource.class,
                    ResetResource.class,
                    SecondFactorResource.class,
                    SessionResource.class,
                    VerificationResource.class);

    /** An endpoint, and the right it takes; none is for everybody. */
    private record Endpoint(String method, String path, @Nullable Right right) {
        @Override
        public String toString() {
            return method + " " + path;
        }

        Response call(Browser browser) {
            return call(browser.request());
        }

        Response call(RequestSpecification request) {
            String url =
                    path.replace("{accountId}", "a-nobody")
                            .replace("{sessionId}", "none")
                            .replace("{passkeyId}", "none")
                            .replace("{provider}", "none");
            return (method.equals("GET") ? request : request.body("{}")).request(method, url);
        }
    }

    private static final List<Endpoint> ENDPOINTS =
            List.of(
                    new Endpoint("GET", "/api/v1/account", null),
                    new Endpoint("PATCH", "/api/v1/account", Right.OWN_ACCOUNT),
                    new Endpoint("PUT", "/api/v1/account/password", Right.OWN_KEYS),
                    new Endpoint("POST", "/api/v1/account/confirmations", Right.OWN_ACCOUNT),
                    new Endpoint(
                            "POST",
                            "/api/v1/account/confirmations/passkey/challenges",
                            Right.OWN_ACCOUNT),
                    new Endpoint(
                            "POST", "/api/v1/account/confirmations/passkey", Right.OWN_ACCOUNT),
                    new Endpoint("POST", "/api/v1/account/console-tokens", Right.CONSOLE),
                    new Endpoint("POST", "/api/v1/account/links", null),
                    new Endpoint("PUT", "/api/v1/account/links/password", null),
                    new Endpoint("PUT", "/api/v1/account/links/email", null),
                    new Endpoint("GET", "/api/v1/account/oidc", Right.OWN_ACCOUNT),
                    new Endpoint("POST", "/api/v1/account/oidc/{provider}/logins", null),
                    new Endpoint(
                            "POST",
                            "/api/v1/account/oidc/{provider}/confirmations",
                            Right.OWN_ACCOUNT),
                    new Endpoint("POST", "/api/v1/account/oidc/{provider}/links", Right.OWN_KEYS),
                    new Endpoint("DELETE", "/api/v1/account/oidc/{provider}/links", Right.OWN_KEYS),
                    new Endpoint("GET", "/api/v1/account/passkeys", Right.OWN_ACCOUNT),
                    new Endpoint("POST", "/api/v1/account/passkeys/challenges", Right.OWN_KEYS),
                    new Endpoint("POST", "/api/v1/account/passkeys", Right.OWN_KEYS),
                    new Endpoint(
                            "PATCH", "/api/v1/account/passkeys/{passkeyId}", Right.OWN_ACCOUNT),
                    new Endpoint("DELETE", "/api/v1/account/passkeys/{passkeyId}", Right.OWN_KEYS),
                    new Endpoint("POST", "/api/v1/account/passkey-sessions/challenges", null),
                    new Endpoint("POST", "/api/v1/account/passkey-sessions", null),
                    new Endpoint("POST", "/api/v1/account/registrations", null),
                    new Endpoint("POST", "/api/v1/account/resets", null),
                    new Endpoint("GET", "/api/v1/account/second-factor", Right.OWN_ACCOUNT),
                    new Endpoint("POST", "/api/v1/account/second-factor", Right.OWN_KEYS),
                    new Endpoint("PUT", "/api/v1/account/second-factor", Right.OWN_KEYS),
                    new Endpoint(
                            "POST", "/api/v1/account/second-factor/recovery-codes", Right.OWN_KEYS),
                    new Endpoint("DELETE", "/api/v1/account/second-factor", Right.OWN_KEYS),
                    new Endpoint("POST", "/api/v1/account/sessions", null),
                    new Endpoint("GET", "/api/v1/account/sessions", Right.OWN_ACCOUNT),
                    new Endpoint(
                            "DELETE", "/api/v1/account/sessions/{sessionId}", Right.OWN_ACCOUNT),
                    new Endpoint("DELETE", "/api/v1/account/sessions/current", Right.OWN_ACCOUNT),
                    new Endpoint("DELETE", "/api/v1/account/sessions", Right.OWN_ACCOUNT),
                    new Endpoint("POST", "/api/v1/account/verifications", Right.OWN_ACCOUNT),
                    new Endpoint("GET", "/api/v1/accounts", Right.SEE_PEOPLE),
                    new Endpoint("POST", "/api/v1/accounts", Right.INVITE),
                    new Endpoint("PUT", "/api/v1/accounts/{accountId}/roles", Right.CHANGE_PEOPLE),
                    new Endpoint(
                            "PUT", "/api/v1/accounts/{accountId}/disabled", Right.CHANGE_PEOPLE),
                    new Endpoint("POST", "/api/v1/accounts/{accountId}/links", Right.CHANGE_PEOPLE),
                    new Endpoint(
                            "DELETE",
                            "/api/v1/accounts/{accountId}/second-factor",
                            Right.CHANGE_PEOPLE));

    private static final Map<Right, Set<Role>> ALLOWED =
            new EnumMap<>(
                    Map.of(
                            Right.OWN_ACCOUNT, Set.of(Role.values()),
                            Right.OWN_KEYS, Set.of(Role.values()),
                            Right.CONSOLE, Set.of(Role.OPERATOR, Role.ADMIN, Role.AUDITOR),
                            Right.SEE_PEOPLE, Set.of(Role.ADMIN, Role.AUDITOR),
                            Right.INVITE, Set.of(Role.HOST, Role.ADMIN),
                            Right.CHANGE_PEOPLE, Set.of(Role.ADMIN)));

    @Test
    void theTableHasEveryEndpoint() {
        assertThat(ENDPOINTS)
                .extracting(Endpoint::toString)
                .containsExactlyInAnyOrderElementsOf(
                        RESOURCES.stream().flatMap(AccessTest::endpoints).toList());
    }

    @Test
    void nobodyGetsNowhereButIn() {
        for (Endpoint endpoint : ENDPOINTS) {
            int status = endpoint.call(Browser.open()).statusCode();
            if (endpoint.right() != null) {
                assertThat(status).as("%s", endpoint).isEqualTo(401);
            } else {
                assertThat(status).as("%s", endpoint).isIn(200, 201, 400, 404);
            }
        }
    }

    @Test
    void eachRoleGetsWhereItMay() {
        for (Role role : Role.values()) {
            Persona persona = Persona.withSecondFactor(role);
            for (Endpoint endpoint : ENDPOINTS) {
                int status = endpoint.call(persona.browser().copy()).statusCode();
                assertThat(status).as("%s %s", role, endpoint).isLessThan(500);
                if (endpoint.right() != null) {
                    assertThat(status != 403 && status != 401)
                            .as("%s %s: %d", role, endpoint, status)
                            .isEqualTo(isAllowed(endpoint.right(), role));
                }
                persona = again(persona, endpoint, role);
            }
        }
    }

    @Test
    void nothingChangesForAPageOfAnotherSite() {
        Browser admin = Persona.withSecondFactor(Role.ADMIN).browser();

        for (Endpoint endpoint : ENDPOINTS) {
            if (!endpoint.method().equals("GET")) {
                int status = endpoint.call(admin.from("https://evil.example")).statusCode();
                assertThat(status).as("%s", endpoint).isEqualTo(403);
            }
        }
        assertThat(admin.isSignedIn()).isTrue();
    }

    /** What ended the session, or took the second factor away, needs a new one. */
    private static Persona again(Persona persona, Endpoint endpoint, Role role) {
        boolean spent =
                endpoint.method().equals("DELETE")
                        && endpoint.path().startsWith("/api/v1/account/");
        return spent ? Persona.withSecondFactor(role) : persona;
    }

    private static boolean isAllowed(Right right, Role role) {
        return ALLOWED.getOrDefault(right, Set.of()).contains(role);
    }

    private static Stream<String> endpoints(Class<?> resource) {
        String base = resource.getAnnotation(Path.class).value();
        List<String> found = new ArrayList<>();
        for (Method method : resource.getDeclaredMethods()) {
            verb(method).ifPresent(verb -> found.add(verb + " " + base + below(method)));
        }
        return found.stream();
    }

    private static String below(Method method) {
        Path path = method.getAnnotation(Path.class);
        return path == null ? "" : "/" + path.value();
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }
}
