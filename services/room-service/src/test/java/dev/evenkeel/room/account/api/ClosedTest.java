package dev.evenkeel.room.account.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.RoomTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An installation as it is by default: only administrators let people have an account. */
@RoomTest
@TestProfile(ClosedTest.Closed.class)
class ClosedTest {

    /** The default. */
    public static final class Closed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("evenkeel.accounts.registration", "closed");
        }
    }

    @Test
    void nobodyRegisters() {
        // Given
        Browser browser = Browser.open();

        // Then
        assertThat(Meetings.json(browser.get("/api/v1/account")).get("registration").asText())
                .isEqualTo("closed");
        assertThat(
                        browser.post(
                                        "/api/v1/account/registrations",
                                        Map.of(
                                                "email", "eve@example.org",
                                                "name", "Eve",
                                                "password", Persona.PASSWORD))
                                .statusCode())
                .isEqualTo(403);
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void hostsDoNotInvite() {
        // Given
        Persona host = Persona.signedIn(Role.HOST);

        // Then
        assertThat(
                        host.browser()
                                .post(
                                        "/api/v1/accounts",
                                        Map.of("email", "bob@example.org", "name", "Bob"))
                                .statusCode())
                .isEqualTo(403);
    }
}
