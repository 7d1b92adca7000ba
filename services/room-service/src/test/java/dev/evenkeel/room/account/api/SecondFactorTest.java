package dev.evenkeel.room.account.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.RoomTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@RoomTest
class SecondFactorTest {
    private static final String PATH = "/api/v1/account/second-factor";

    @Test
    void signingInThenTakesPasswordAndCode() {
        // Given
        Persona ann = Persona.withSecondFactor(Role.PARTICIPANT);
        Browser browser = Browser.open();

        // Then
        assertThat(kind(browser.signIn(ann.email(), Persona.PASSWORD))).endsWith(":code-needed");
        assertThat(kind(browser.signIn(ann.email(), Persona.PASSWORD, "000000")))
                .endsWith(":wrong-code");
        assertThat(browser.isSignedIn()).isFalse();
        assertThat(browser.signIn(ann.email(), Persona.PASSWORD, ann.freshCode()).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aWrongPasswordDoesNotTellThatThereIsOne() {
        // Given
        Persona ann = Persona.withSecondFactor(Role.PARTICIPANT);

        // Then
        assertThat(kind(Browser.open().signIn(ann.email(), "a wrong password")))
                .endsWith(":wrong-credentials");
    }

    @Test
    void noCodeCountsTwice() {
        // Given
        Persona ann = Persona.withSecondFactor(Role.PARTICIPANT);
        String code = ann.freshCode();
        Browser.open().signIn(ann.email(), Persona.PASSWORD, code);

        // Then
        assertThat(kind(Browser.open().signIn(ann.email(), Persona.PASSWORD, code)))
                .endsWith(":wrong-code");
    }

    @Test
    void aRecoveryCodeCountsOnce() {
        // Given
        Persona ann = Persona.withSecondFactor(Role.PARTICIPANT);
        String code = ann.recoveryCodes().getFirst();
        Browser browser = Browser.open();

        // Then
        assertThat(browser.signIn(ann.email(), Persona.PASSWORD, code).statusCode()).isEqualTo(201);
        assertThat(Meetings.json(browser.get(PATH)).get("recoveryCodesLeft").asInt()).isEqualTo(9);
        assertThat(kind(Browser.open().signIn(ann.email(), Persona.PASSWORD, code)))
                .endsWith(":wrong-code");
    }

    @Test
    void guessingCodesIsThrottledThoughThePasswordIsKnown() {
        // Given
        Persona ann = Persona.withSecondFactor(Role.PARTICIPANT);
        Browser browser = Browser.open();

        // When
        for (int i = 0; i < 5; i++) {
            browser.signIn(ann.email(), Persona.PASSWORD, "00000" + i);
            browser.signIn(ann.email(), Persona.PASSWORD);
        }

        // Then
        assertThat(browser.signIn(ann.email(), Persona.PASSWORD, "999999").statusCode())
                .isEqualTo(429);
    }

    @Test
    void powersOfAnAdministratorWaitForIt() {
        // Given
        Persona admin = Persona.signedIn(Role.ADMIN);

        // Then
        assertThat(kind(admin.browser().get("/api/v1/accounts")))
                .endsWith(":second-factor-required");
        admin.addSecondFactor();
        assertThat(admin.browser().get("/api/v1/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void itCountsFromTheFirstCodeOn() {
        // Given
        Persona ann = Persona.signedIn(Role.PARTICIPANT);
        ann.browser().post(PATH, Map.of());

        // Then
        assertThat(kind(ann.browser().put(PATH, Map.of("code", "000000")))).endsWith(":wrong-code");
        assertThat(Browser.open().signIn(ann.email(), Persona.PASSWORD).statusCode())
                .isEqualTo(201);
    }

    @Test
    void addingItEndsOtherSessions() {
        // Given
        Persona ann = Persona.signedIn(Role.PARTICIPANT);
        Browser there = Browser.open();
        there.signIn(ann.email(), Persona.PASSWORD);

        // When
        ann.addSecondFactor();

        // Then
        assertThat(there.isSignedIn()).isFalse();
        assertThat(ann.browser().isSignedIn()).isTrue();
    }

    @Test
    void newRecoveryCodesVoidTheOldOnes() {
        // Given
        Persona ann = Persona.withSecondFactor(Role.PARTICIPANT);
        String old = ann.recoveryCodes().getFirst();

        // When
        Response drawn = ann.browser().post(PATH + "/recovery-codes", Map.of());

        // Then
        assertThat(Meetings.json(drawn).get("recoveryCodes")).hasSize(10);
        assertThat(kind(Browser.open().signIn(ann.email(), Persona.PASSWORD, old)))
                .endsWith(":wrong-code");
    }

    @Test
    void itCanBeRemoved() {
        // Given
        Persona admin = Persona.withSecondFactor(Role.ADMIN);

        // When
        assertThat(admin.browser().delete(PATH).statusCode()).isEqualTo(204);

        // Then
        assertThat(Browser.open().signIn(admin.email(), Persona.PASSWORD).statusCode())
                .isEqualTo(201);
        assertThat(admin.browser().get("/api/v1/accounts").statusCode()).isEqualTo(403);
    }

    private static String kind(Response response) {
        return Meetings.json(response).path("type").asText();
    }
}
