package dev.evenkeel.room.account.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.schedule.kit.MailServer;
import dev.evenkeel.room.schedule.kit.Planning;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Letters that show whose an address is, by a real SMTP server. */
@RoomTest
@TestProfile(MailServer.Installation.class)
class VerificationTest {
    private static final String ASK = "/api/v1/account/verifications";
    private static final String TAKE = "/api/v1/account/links/email";
    private static final Pattern LINK =
            Pattern.compile("https://meet\\.example/confirm#([A-Za-z0-9_-]{43})");

    @Inject AgroalDataSource database;

    private final String email = Planning.drawEmail("ann");
    private final Browser browser = Browser.open();

    @BeforeAll
    static void startServer() {
        MailServer.start();
    }

    @AfterAll
    static void stopServer() {
        MailServer.stop();
    }

    @Test
    void theLinkInTheLetterConfirmsTheAddressOnceAndNothingElse() throws MessagingException {
        // Given
        register(browser, email, "zh-Hans");
        Browser elsewhere = Browser.open();
        MimeMessage letter = awaitLetters(email, 1).getFirst();
        boolean before = isConfirmed(browser);

        // When
        Response taken = take(elsewhere, secret(letter));
        Response again = take(elsewhere, secret(letter));

        // Then
        assertThat(letter.getSubject()).isEqualTo("确认您的 Evenkeel 电子邮箱");
        assertThat(letter.getFrom()[0]).hasToString("Evenkeel <meet@example.org>");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(Meetings.json(taken).get("email").asText()).isEqualTo(email);
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(before).isFalse();
        assertThat(isConfirmed(browser)).isTrue();
        assertThat(elsewhere.isSignedIn()).isFalse();
        assertThat(Browser.open().signIn(email, Persona.PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void itIsAudited() {
        try (TopicReader events =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(), Topics.AUDIT_TRAIL)) {
            // When
            register(browser, email, "en");
            take(Browser.open(), secret(awaitLetters(email, 1).getFirst()));

            // Then
            String account = browser.account().get("accountId").asText();
            for (String action : List.of("account.verification-asked", "account.email-verified")) {
                AuditEntry entry =
                        events.await(
                                        EventTypes.AUDIT_RECORDED,
                                        one ->
                                                one.action().equals(action)
                                                        && account.equals(one.subject()),
                                        Guest.LIMIT)
                                .data();
                assertThat(entry.actor()).isEqualTo(account);
            }
        }
    }

    @Test
    void whoRegistersWithAnInvitedAddressSeesTheMeetingOnceTheAddressIsConfirmed() {
        // Given
        Persona host = Persona.signedIn(Role.PARTICIPANT, Role.HOST);
        JsonNode meeting =
                Planning.create(
                        host.browser(),
                        Planning.wish(
                                Duration.ofHours(1), Map.of("invitees", Planning.invitees(email))));
        register(browser, email, "en");

        // When
        Response before = browser.get(Planning.path(meeting));
        String listedBefore = browser.get(Planning.BASE).asString();
        take(browser, secret(awaitLetters(email, 1).getFirst()));

        // Then
        assertThat(before.statusCode()).isEqualTo(403);
        assertThat(listedBefore).doesNotContain(Meetings.id(meeting));
        assertThat(Meetings.json(browser.get(Planning.path(meeting))).get("relation").asText())
                .isEqualTo("invitee");
        assertThat(browser.get(Planning.BASE).asString()).contains(Meetings.id(meeting));
    }

    @Test
    void whoIsSignedInAsSomebodyElseConfirmsTheAccountOfTheLink() {
        // Given
        register(browser, email, "en");
        Browser other = Browser.open();
        String othersEmail = Planning.drawEmail("bob");
        register(other, othersEmail, "en");

        // When
        Response taken = take(other, secret(awaitLetters(email, 1).getFirst()));

        // Then
        assertThat(Meetings.json(taken).get("email").asText()).isEqualTo(email);
        assertThat(isConfirmed(browser)).isTrue();
        assertThat(isConfirmed(other)).isFalse();
        assertThat(other.account().get("email").asText()).isEqualTo(othersEmail);
    }

    @Test
    void oneKindOfLinkIsNotGoodForTheOther() {
        // Given
        register(browser, email, "en");
        String secret = secret(awaitLetters(email, 1).getFirst());
        String invitation = invitedByAHost(Planning.drawEmail("bob"));

        // When
        Response chosen = choose(secret);
        Response taken = take(browser, invitation);

        // Then
        assertThat(chosen.statusCode()).isEqualTo(410);
        assertThat(taken.statusCode()).isEqualTo(410);
        assertThat(take(browser, secret).statusCode()).isEqualTo(200);
        assertThat(choose(invitation).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherLetterComesNotBeforeAMinuteAndReplacesTheFirst() throws SQLException {
        // Given
        register(browser, email, "en");
        String first = secret(awaitLetters(email, 1).getFirst());

        // When
        Response atOnce = browser.post(ASK, Map.of());
        letPass(Duration.ofSeconds(40));
        Response soon = browser.post(ASK, Map.of());
        letPass(Duration.ofSeconds(20));
        Response later = browser.post(ASK, Map.of());

        // Then
        assertThat(atOnce.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(atOnce.header("Retry-After"))).isBetween(1, 60);
        assertThat(soon.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(soon.header("Retry-After"))).isBetween(1, 20);
        assertThat(later.statusCode()).isEqualTo(202);
        String second = secret(awaitLetters(email, 2).getLast());
        assertThat(take(browser, first).statusCode()).isEqualTo(410);
        assertThat(take(browser, second).statusCode()).isEqualTo(200);
    }

    @Test
    void aLinkIsGoodForSevenDays() throws SQLException {
        // Given
        register(browser, email, "en");
        String secret = secret(awaitLetters(email, 1).getFirst());

        // When
        letPass(Duration.ofDays(7));
        Response late = take(browser, secret);

        // Then
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(Meetings.json(late).get("type").asText()).endsWith("link-spent");
        assertThat(isConfirmed(browser)).isFalse();
    }

    @Test
    void whoseAddressIsConfirmedIsToldSo() {
        // When
        Response refused = Persona.signedIn(Role.PARTICIPANT).browser().post(ASK, Map.of());

        // Then
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Meetings.json(refused).get("type").asText()).endsWith("already-verified");
    }

    @Test
    void whoRegistersWhileMailFailsHasAnAccountAndGetsALetterLater() throws SQLException {
        // Given
        MailServer.stop();

        // When
        register(browser, email, "en");
        awaitLink();
        MailServer.start();
        letPass(Duration.ofMinutes(1));
        Response asked = browser.post(ASK, Map.of());

        // Then
        assertThat(asked.statusCode()).isEqualTo(202);
        Awaitility.await("a letter with a good link")
                .atMost(Guest.LIMIT)
                .until(() ->
                        letters(email).stream()
                                .anyMatch(one -> take(browser, secret(one)).statusCode() == 200));
    }

    @Test
    void whomAHostInvitesGetsALetterAndWhomAnAdministratorInvitesNeedsNone() {
        // Given
        Browser admin = Persona.withSecondFactor(Role.ADMIN).browser();
        String trusted = Planning.drawEmail("bob");

        // When
        choose(invite(admin, trusted));
        choose(invitedByAHost(email));
        take(browser, secret(awaitLetters(email, 1).getFirst()));

        // Then
        browser.signIn(email, Persona.PASSWORD);
        assertThat(isConfirmed(browser)).isTrue();
        assertThat(letters(trusted)).isEmpty();
        browser.signIn(trusted, Persona.PASSWORD);
        assertThat(isConfirmed(browser)).isTrue();
    }

    @Test
    void oneNetworkAddressHasNotManyLettersSentInAMinute() {
        // Given
        register(browser, email, "en");
        Browser beside = Browser.at(browser.address(), "http");
        String neighbour = Planning.drawEmail("eve");
        String stranger = Planning.drawEmail("bob");

        // When
        for (int i = 0; i < 30; i++) {
            browser.post(ASK, Map.of());
        }
        register(beside, neighbour, "en");
        register(Browser.open(), stranger, "en");
        awaitLetters(stranger, 1);

        // Then
        assertThat(letters(neighbour)).isEmpty();
        assertThat(beside.post(ASK, Map.of()).statusCode()).isEqualTo(429);
    }

    private static void register(Browser browser, String email, String language) {
        Response made =
                browser.post(
                        "/api/v1/account/registrations",
                        Map.of(
                                "email",
                                email,
                                "name",
                                "Ann",
                                "password",
                                Persona.PASSWORD,
                                "language",
                                language));
        assertThat(made.statusCode()).isEqualTo(201);
    }

    private static Response take(Browser browser, String secret) {
        return browser.put(TAKE, Map.of("secret", secret));
    }

    private static Response choose(String secret) {
        return Browser.open()
                .put(
                        "/api/v1/account/links/password",
                        Map.of("secret", secret, "password", Persona.PASSWORD));
    }

    private static String invitedByAHost(String email) {
        return invite(Persona.signedIn(Role.HOST).browser(), email);
    }

    private static String invite(Browser by, String email) {
        String link =
                Meetings.json(by.post("/api/v1/accounts", Map.of("email", email, "name", "Bob")))
                        .get("link")
                        .asText();
        return link.substring(link.indexOf('#') + 1);
    }

    private static boolean isConfirmed(Browser browser) {
        return browser.account().get("emailVerified").asBoolean();
    }

    /** There are invitations to meetings too. */
    private static List<MimeMessage> letters(String to) {
        return MailServer.mails(to).stream()
                .filter(mail -> LINK.matcher(text(mail)).find())
                .toList();
    }

    private static List<MimeMessage> awaitLetters(String to, int count) {
        Awaitility.await(count + " letters")
                .atMost(Guest.LIMIT)
                .until(() -> letters(to).size() >= count);
        return letters(to);
    }

    private static String secret(MimeMessage mail) {
        Matcher link = LINK.matcher(text(mail));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String text(MimeMessage mail) {
        return MailServer.part(mail, "text/plain").orElseThrow().text();
    }

    /** The letter was about to be given to the mail server. */
    private void awaitLink() {
        Awaitility.await("a link").atMost(Guest.LIMIT).until(() -> shift(Duration.ZERO) == 1);
    }

    private void letPass(Duration time) throws SQLException {
        assertThat(shift(time)).isEqualTo(1);
    }

    /** Makes the links of this account older; how many there are. */
    private int shift(Duration by) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement(
                                """
                                update room.account_link
                                set expires_at = expires_at - ? * interval '1 second'
                                where account_id = (select account_id from room.account where email = ?)
                                """)) {
            statement.setLong(1, by.toSeconds());
            statement.setString(2, email);
            return statement.executeUpdate();
        }
    }
}
