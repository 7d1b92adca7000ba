package dev.evenkeel.room.account.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.RoomTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RoomTest
class RegistrationTest {
    private static final String PATH = "/api/v1/account/registrations";

    private final Browser browser = Browser.open();

    @Test
    void whoRegistersIsSignedInAsHost() {
        // Given
        Map<String, String> form = form();

        // When
        Response made = browser.post(PATH, form);

        // Then
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        JsonNode account = browser.account();
        assertThat(account.get("email").asText()).isEqualTo(form.get("email"));
        assertThat(account.get("name").asText()).isEqualTo("Ann 安");
        assertThat(account.get("language").asText()).isEqualTo("zh-CN");
        assertThat(account.get("roles").toString()).isEqualTo("[\"participant\",\"host\"]");
        assertThat(account.get("rights").toString())
                .isEqualTo("[\"own-account\",\"own-keys\",\"see-groups\",\"invite\"]");
    }

    @Test
    void anAddressIsTakenOnceWhateverItsCapitals() {
        // Given
        Map<String, String> form = form();
        browser.post(PATH, form);

        // When
        form.compute("email", (_, email) -> email.toUpperCase(Locale.ROOT));
        Response refused = Browser.open().post(PATH, form);

        // Then
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Meetings.json(refused).get("field").asText()).isEqualTo("/email");
    }

    @ParameterizedTest
    @CsvSource({
        "email, not an address, /email",
        "name, '', /name",
        "password, short, /password",
        "password, password1234, /password"
    })
    void aBadValueIsNamed(String field, String value, String pointer) {
        // Given
        Map<String, String> form = form();
        form.put(field, value);

        // When
        Response refused = browser.post(PATH, form);

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        JsonNode problem = Meetings.json(refused);
        assertThat(problem.get("field").asText()).isEqualTo(pointer);
        assertThat(problem.hasNonNull("expected")).isTrue();
        assertThat(problem.hasNonNull("actual")).isTrue();
        assertThat(problem.hasNonNull("errorId")).isTrue();
        assertThat(browser.isSignedIn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "name", "password"})
    void aMissingValueIsNamed(String field) {
        // Given
        Map<String, String> form = form();
        form.remove(field);

        // When
        Response refused = browser.post(PATH, form);

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Meetings.json(refused).get("field").asText()).isEqualTo("/" + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"email\": {}}", "{\"password\": [1]}"})
    void badBodiesAreRefused(String body) {
        // When
        Response refused = browser.request().body(body).post(PATH);

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
    }

    @Test
    void whereNoMailIsSentTheAddressStaysUnconfirmed() {
        // Given
        browser.post(PATH, form());

        // When
        Response asked = browser.post("/api/v1/account/verifications", Map.of());

        // Then
        assertThat(asked.statusCode()).isEqualTo(409);
        assertThat(Meetings.json(asked).get("type").asText()).endsWith("conflict");
        assertThat(browser.account().get("emailVerified").asBoolean()).isFalse();
    }

    private static Map<String, String> form() {
        return new HashMap<>(
                Map.of(
                        "email",
                        UUID.randomUUID() + "@example.org",
                        "name",
                        "Ann 安",
                        "language",
                        "zh-Hans-CN",
                        "password",
                        Persona.PASSWORD));
    }
}
