package dev.evenkeel.incident.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.incident.RealParts;
import dev.evenkeel.testkit.TestToken;
import dev.evenkeel.testkit.TestTokens;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees the console where people have to sign in. */
@RealParts
@TestProfile(ConsoleDoorTest.SignedIn.class)
class ConsoleDoorTest {

    /** As it is by default. */
    public static final class SignedIn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "evenkeel.console.access", "signed-in", "evenkeel.console.stream-life", "1s");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(TestTokens.class));
        }
    }

    private static final List<String> GUARDED =
            List.of(
                    "/api/v1/console",
                    "/api/v1/console/stream",
                    "/api/v1/incidents",
                    "/api/v1/incidents/none",
                    "/api/v1/rules",
                    "/api/v1/relays");

    @Test
    void nobodyIsTurnedAwayEverywhere() {
        for (String path : GUARDED) {
            assertThat(given().get(path).statusCode()).as(path).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "admin", "auditor"})
    void whoWatchesComesIn(String role) {
        for (String path : GUARDED) {
            assertThat(status(path, TestTokens.console("a-aaaaaaaaaaaa", "participant", role)))
                    .as(path)
                    .isIn(200, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"participant", "host", "technician", "emperor"})
    void otherRolesDoNot(String role) {
        for (String path : GUARDED) {
            assertThat(status(path, TestTokens.console("a-aaaaaaaaaaaa", role)))
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void whoOnlyLooksChangesNothing() {
        String act = "/api/v1/incidents/none/acknowledge";
        TestToken auditor = TestTokens.console("a-aaaaaaaaaaaa", "auditor");
        TestToken operator = TestTokens.console("a-aaaaaaaaaaaa", "operator");

        assertThat(given().post(act).statusCode()).isEqualTo(401);
        assertThat(posted(act, auditor)).isEqualTo(403);
        assertThat(posted("/api/v1/rules/reload", auditor)).isEqualTo(403);
        assertThat(posted(act, operator)).isNotIn(401, 403);
    }

    @Test
    void otherTokensDoNot() {
        TestToken good = TestTokens.console("a-aaaaaaaaaaaa", "operator");

        assertThat(status("/api/v1/console", good.expired())).isEqualTo(401);
        assertThat(status("/api/v1/console", good.foreign())).isEqualTo(401);
        assertThat(
                        status(
                                "/api/v1/console",
                                TestTokens.telemetry("p-aaaaaaaaaaaa", "abc-defg-hij")
                                        .with("grants", List.of("operator"))))
                .isEqualTo(401);
    }

    @Test
    void aStreamEndsSoThatTheRightIsAskedForAgain() {
        // When
        String events =
                given().header("Authorization", bearer(TestTokens.console("a-a", "operator")))
                        .get("/api/v1/console/stream")
                        .asString();

        // Then
        assertThat(events).contains("event:snapshot");
    }

    @Test
    void reportsStayAsTheyWere() {
        assertThat(given().get("/api/v1/reports/abc-defg-hij").statusCode()).isEqualTo(404);
    }

    private static int status(String path, TestToken token) {
        return given().header("Authorization", bearer(token)).get(path).statusCode();
    }

    private static int posted(String path, TestToken token) {
        return given().header("Authorization", bearer(token))
                .contentType("application/json")
                .body("{}")
                .post(path)
                .statusCode();
    }

    private static String bearer(TestToken token) {
        return "Bearer " + token.sign();
    }
}
