package dev.evenkeel.room.account.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.account.SetupLink;
import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.RoomTest;
import io.agroal.api.AgroalDataSource;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one-time link that makes the first administrator. */
@RoomTest
class SetupTest {
    private static final Path FILE = Path.of("target/administrator-setup");

    @Inject SetupLink link;
    @Inject AgroalDataSource database;

    @BeforeEach
    void startWithoutAdministrator() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from room.account");
        }
        link.offer().await().atMost(Guest.LIMIT);
    }

    @Test
    void whoHasTheLinkBecomesAdministratorOnce() throws IOException {
        // Given
        String secret = Files.readString(FILE);
        Browser browser = Browser.open();

        // When
        Response made = setUp(browser, secret, "ada@example.org");

        // Then
        assertThat(made.statusCode()).isEqualTo(201);
        JsonNode account = browser.account();
        assertThat(account.get("roles").toString()).contains("admin");
        assertThat(account.get("secondFactorMissing").asBoolean()).isTrue();
        assertThat(account.get("rights").toString()).doesNotContain("change-people");
        assertThat(FILE).doesNotExist();
        assertThat(setUp(Browser.open(), secret, "eve@example.org").statusCode()).isEqualTo(410);
    }

    @Test
    void theFileIsForItsOwnerOnly() throws IOException {
        assertThat(Files.getPosixFilePermissions(FILE))
                .hasSize(2)
                .allMatch(p -> p.name().startsWith("OWNER"));
        assertThat(Files.readString(FILE)).hasSize(43);
    }

    @Test
    void aNewStartVoidsTheLinkOfTheOldOne() throws IOException {
        // Given
        String old = Files.readString(FILE);

        // When
        link.offer().await().atMost(Guest.LIMIT);

        // Then
        assertThat(setUp(Browser.open(), old, "ada@example.org").statusCode()).isEqualTo(410);
        String fresh = Files.readString(FILE);
        assertThat(setUp(Browser.open(), fresh, "ada@example.org").statusCode()).isEqualTo(201);
    }

    @Test
    void aRefusedFormDoesNotUseItUp() throws IOException {
        // Given
        String secret = Files.readString(FILE);
        Persona taken = Persona.of();

        // Then
        assertThat(setUp(Browser.open(), secret, taken.email()).statusCode()).isEqualTo(409);
        assertThat(setUp(Browser.open(), secret, "no address").statusCode()).isEqualTo(400);
        assertThat(setUp(Browser.open(), secret, "ada@example.org").statusCode()).isEqualTo(201);
    }

    @Test
    void aGuessIsRefused() {
        Response refused = setUp(Browser.open(), "guessed", "eve@example.org");

        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(refused.asString()).doesNotContain("guessed");
    }

    @Test
    void onceThereIsAnAdministratorNoLinkIsOffered() throws IOException {
        // Given
        setUp(Browser.open(), Files.readString(FILE), "ada@example.org");

        // When
        link.offer().await().atMost(Guest.LIMIT);

        // Then
        assertThat(FILE).doesNotExist();
    }

    private static Response setUp(Browser browser, String secret, String email) {
        return browser.post(
                "/api/v1/account/registrations",
                Map.of(
                        "setup",
                        secret,
                        "email",
                        email,
                        "name",
                        "Ada",
                        "password",
                        Persona.PASSWORD));
    }
}
