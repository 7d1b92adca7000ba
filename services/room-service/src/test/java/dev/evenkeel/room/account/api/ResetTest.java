package dev.evenkeel.room.account.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.SoftAuthenticator;
import dev.evenkeel.room.schedule.kit.Planning;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A forgotten password, by a real SMTP server. */
@RoomTest
@TestProfile(ResetTest.WithMail.class)
class ResetTest {
    private static final String WISH = "another river at noon";
    private static final String PASSKEYS = "/api/v1/account/passkeys";
    private static final String PASSKEY_SESSIONS = "/api/v1/account/passkey-sessions";
    private static final Pattern LINK =
            Pattern.compile("https://meet\\.example/reset#([A-Za-z0-9_-]{43})");
    private static final String PORT = "evenkeel.test.smtp-port";

    private static final String SITE = "https://meet.example";

    private static GreenMail server;

    /** An installation that sends mail. */
    public static final class WithMail implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "evenkeel.accounts.mail-from", "Evenkeel <meet@example.org>",
                    "evenkeel.accounts.public-url", SITE,
                    "quarkus.mailer.mock", "false",
                    "quarkus.mailer.host", "127.0.0.1",
                    "quarkus.mailer.port", freePort(),
                    "quarkus.mailer.start-tls", "DISABLED");
        }

        private static String freePort() {
            try (var socket = new ServerSocket(0)) {
                System.setProperty(PORT, Integer.toString(socket.getLocalPort()));
                return System.getProperty(PORT);
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        }
    }

    @BeforeAll
    static void startServer() {
        server = new GreenMail(new ServerSetup(Integer.getInteger(PORT), "127.0.0.1", "smtp"));
        server.start();
    }

    @AfterAll
    static void stopServer() {
        server.stop();
    }

    @Test
    void theLinkInTheMailOpensTheAccountAgain() throws MessagingException, IOException {
        // Given
        Persona ann = Persona.signedIn(Role.PARTICIPANT);
        Browser browser = Browser.open();

        // When
        Response asked = ask(browser, " " + ann.email() + " ");
        MimeMessage mail = awaitMail(ann);

        // Then
        assertThat(asked.statusCode()).isEqualTo(202);
        assertThat(mail.getSubject()).isEqualTo("Choose a new password for Evenkeel");
        assertThat(mail.getFrom()[0]).hasToString("Evenkeel <meet@example.org>");
        assertThat(GreenMailUtil.getWholeMessage(mail)).contains("text/plain", "text/html");
        String secret = secret(mail);
        assertThat(choose(secret).statusCode()).isEqualTo(200);
        assertThat(choose(secret).statusCode()).isEqualTo(410);
        assertThat(ann.browser().isSignedIn()).isFalse();
        assertThat(browser.signIn(ann.email(), WISH).statusCode()).isEqualTo(201);
    }

    @Test
    void whoRegistersWithAnInvitedAddressIsInvitedOnceTheAddressIsShownToBeTheirs()
            throws MessagingException, IOException {
        // Given
        Persona host = Persona.signedIn(Role.PARTICIPANT, Role.HOST);
        String invited = Planning.drawEmail("invited");
        JsonNode meeting =
                Planning.create(
                        host.browser(),
                        Planning.wish(
                                Duration.ofHours(1),
                                Map.of("invitees", Planning.invitees(invited))));
        Browser browser = Browser.open();
        browser.post(
                "/api/v1/account/registrations",
                Map.of("email", invited, "name", "Anybody", "password", WISH));

        // When
        Response asSomebodyRegistered = browser.get(Planning.path(meeting));
        Response listed = browser.get(Planning.BASE);
        ask(Browser.open(), invited);
        choose(secret(awaitResetMail(invited)));
        browser.signIn(invited, WISH);

        // Then
        assertThat(asSomebodyRegistered.statusCode()).isEqualTo(403);
        assertThat(listed.asString()).doesNotContain(Meetings.id(meeting));
        assertThat(Meetings.json(browser.get(Planning.path(meeting))).get("relation").asText())
                .isEqualTo("invitee");
        assertThat(browser.get(Planning.BASE).asString()).contains(Meetings.id(meeting));
    }

    @Test
    void whoRegisteredSomebodyElsesAddressHasNoKeyToItOnceTheOwnerChoseAPassword()
            throws MessagingException, IOException {
        // Given
        String address = Planning.drawEmail("owner");
        Browser stranger = Browser.open();
        stranger.post(
                "/api/v1/account/registrations",
                Map.of("email", address, "name", "Anybody", "password", WISH));
        SoftAuthenticator phone = new SoftAuthenticator(SITE);
        Response added =
                stranger.post(
                        PASSKEYS,
                        Map.of(
                                "name",
                                "Phone",
                                "credential",
                                phone.create(challenge(stranger, PASSKEYS))));

        // When
        ask(Browser.open(), address);
        choose(secret(awaitResetMail(address)));

        // Then
        assertThat(added.statusCode()).isEqualTo(201);
        Browser again = Browser.open();
        Response withPasskey =
                again.post(
                        PASSKEY_SESSIONS,
                        Map.of("credential", phone.get(challenge(again, PASSKEY_SESSIONS))));
        assertThat(withPasskey.statusCode()).isEqualTo(401);
        Browser owner = Browser.open();
        assertThat(owner.signIn(address, WISH).statusCode()).isEqualTo(201);
        assertThat(Meetings.json(owner.get(PASSKEYS)).get("passkeys")).isEmpty();
    }

    @Test
    void whoIsUnknownGetsTheSameAnswerAndNoMail() {
        // Given
        Persona ann = Persona.of(Role.PARTICIPANT);

        // When
        Response unknown = ask(Browser.open(), "nobody@example.org");
        Response known = ask(Browser.open(), ann.email());

        // Then
        assertThat(List.of(unknown.statusCode(), known.statusCode())).containsOnly(202);
        assertThat(unknown.asString()).isEqualTo(known.asString());
        awaitMail(ann);
        assertThat(mails("nobody@example.org")).isEmpty();
    }

    @Test
    void askingAgainAtOnceSendsNoSecondMail() {
        // Given
        Persona ann = Persona.of(Role.PARTICIPANT);
        Persona bob = Persona.of(Role.PARTICIPANT);
        ask(Browser.open(), ann.email());
        awaitMail(ann);

        // When
        ask(Browser.open(), ann.email());
        ask(Browser.open(), bob.email());
        awaitMail(bob);

        // Then
        assertThat(mails(ann.email())).hasSize(1);
    }

    @Test
    void thePageIsToldThatThereIsMail() {
        // When
        var start = Meetings.json(Browser.open().get("/api/v1/account"));

        // Then
        assertThat(start.get("resetByMail").asBoolean()).isTrue();
    }

    private static JsonNode challenge(Browser browser, String path) {
        return Meetings.json(browser.post(path + "/challenges", Map.of()));
    }

    private static Response ask(Browser browser, String email) {
        return browser.post("/api/v1/account/resets", Map.of("email", email));
    }

    private static Response choose(String secret) {
        return Browser.open()
                .put("/api/v1/account/links/password", Map.of("secret", secret, "password", WISH));
    }

    private static MimeMessage awaitMail(Persona to) {
        Awaitility.await("a mail").atMost(Guest.LIMIT).until(() -> !mails(to.email()).isEmpty());
        return mails(to.email()).getFirst();
    }

    /** There are invitations too. */
    private static MimeMessage awaitResetMail(String to) throws MessagingException {
        Awaitility.await("a mail").atMost(Guest.LIMIT).until(() -> resetMail(to).isPresent());
        return resetMail(to).orElseThrow();
    }

    private static Optional<MimeMessage> resetMail(String to) throws MessagingException {
        for (MimeMessage mail : mails(to)) {
            if (mail.getSubject().startsWith("Choose a new password")) {
                return Optional.of(mail);
            }
        }
        return Optional.empty();
    }

    private static List<MimeMessage> mails(String to) {
        return Arrays.stream(server.getReceivedMessages()).filter(mail -> isTo(mail, to)).toList();
    }

    private static boolean isTo(MimeMessage mail, String to) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(to);
        } catch (MessagingException notAMail) {
            throw new AssertionError(notAMail);
        }
    }

    private static String secret(MimeMessage mail) throws MessagingException, IOException {
        Matcher link = LINK.matcher(text(mail.getContent()));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String text(Object content) throws MessagingException, IOException {
        if (content instanceof Multipart parts) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                all.append(text(part.getContent()));
            }
            return all.toString();
        }
        return content.toString();
    }
}
