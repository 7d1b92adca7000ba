package dev.evenkeel.room.schedule.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.schedule.Reminders;
import dev.evenkeel.room.schedule.kit.MailServer;
import dev.evenkeel.room.schedule.kit.Planning;
import dev.evenkeel.room.schedule.mail.MailSender;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.StringReader;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invitations, changes, cancellations and reminders, by a real SMTP server. */
@RoomTest
@TestProfile(MailServer.Installation.class)
class ScheduleMailTest {
    private static final Pattern ANSWER =
            Pattern.compile("https://meet\\.example/answer#([A-Za-z0-9_-]{43})");
    private static final Map<String, Object> WEEKLY = Map.of("recurrence", "FREQ=DAILY;COUNT=5");

    @Inject Reminders reminders;
    @Inject MailSender sender;

    private Persona ann;
    private String bob;

    @BeforeAll
    static void startServer() {
        MailServer.start();
    }

    @AfterAll
    static void stopServer() {
        MailServer.stop();
    }

    @BeforeEach
    void people() {
        ann = Persona.signedIn(Role.HOST);
        bob = Planning.drawEmail("bob");
    }

    @Test
    void anInvitationHasTextHtmlAndACalendarFile() throws Exception {
        // When
        JsonNode meeting = planWithBob(Map.of("passcode", "geheim", "reminderMinutes", 10));
        MimeMessage mail = MailServer.await(bob, 1).getFirst();

        // Then
        assertThat(mail.getSubject()).isEqualTo("Invitation: Planned");
        assertThat(mail.getFrom()[0]).hasToString("Evenkeel <meet@example.org>");
        String link = "https://meet.example/m/" + Meetings.id(meeting);
        assertThat(part(mail, "text/plain").text()).contains(link, "geheim", "(UTC)");
        assertThat(part(mail, "text/html").text()).contains("href=\"" + link + "\"", "lang=\"en\"");
        MailServer.Part file = part(mail, "text/calendar");
        assertThat(file.contentType().replaceAll("\\s+", " "))
                .containsIgnoringCase("method=REQUEST")
                .containsIgnoringCase("charset=UTF-8");
        Calendar calendar = read(file.text());
        assertThat(calendar.validate().hasErrors()).isFalse();
        assertThat(value(calendar, "ATTENDEE")).isEqualTo("mailto:" + bob);
        assertThat(value(calendar, "SEQUENCE")).isEqualTo("0");
        assertThat(file.text()).contains("\r\n").contains("TRIGGER:-PT10M");
    }

    @Test
    void aChangeRaisesTheSequenceAndACancellationCancels() throws Exception {
        // Given
        JsonNode meeting = planWithBob(WEEKLY);
        MailServer.await(bob, 1);

        // When
        ann.browser()
                .put(
                        Planning.path(meeting),
                        Planning.wish(
                                Duration.ofHours(50),
                                Map.of("invitees", Planning.invitees(bob), "title", "Moved")));
        MimeMessage changed = MailServer.await(bob, 2).get(1);
        ann.browser().delete(Planning.path(meeting));
        MimeMessage cancelled = MailServer.await(bob, 3).get(2);

        // Then
        assertThat(changed.getSubject()).isEqualTo("Changed: Moved");
        assertThat(value(calendar(changed), "SEQUENCE")).isEqualTo("1");
        assertThat(method(changed)).isEqualTo("REQUEST");
        assertThat(cancelled.getSubject()).isEqualTo("Cancelled: Moved");
        assertThat(value(calendar(cancelled), "SEQUENCE")).isEqualTo("2");
        assertThat(value(calendar(cancelled), "STATUS")).isEqualTo("CANCELLED");
        assertThat(method(cancelled)).isEqualTo("CANCEL");
        assertThat(value(calendar(cancelled), "UID")).isEqualTo(value(calendar(changed), "UID"));
    }

    @Test
    void oneOccurrenceIsCancelledByItsRecurrenceId() throws Exception {
        // Given
        JsonNode meeting = planWithBob(WEEKLY);
        MailServer.await(bob, 1);
        String second = Planning.recurrenceId(meeting, 1);

        // When
        ann.browser().delete(Planning.path(meeting) + "/occurrences/" + second);
        MimeMessage mail = MailServer.await(bob, 2).get(1);

        // Then
        assertThat(method(mail)).isEqualTo("CANCEL");
        assertThat(value(calendar(mail), "RECURRENCE-ID")).isEqualTo(second);
    }

    @Test
    void whoHasAnAccountReadsMailsInTheLanguageOfTheAccount() throws Exception {
        // Given
        Persona carol = Persona.signedIn(Role.PARTICIPANT);
        carol.browser().patch("/api/v1/account", Map.of("language", "zh-CN"));

        // When
        Planning.create(
                ann.browser(),
                Planning.wish(
                        Duration.ofHours(5), Map.of("invitees", Planning.invitees(carol.email()))));
        MimeMessage mail = MailServer.await(carol.email(), 1).getFirst();

        // Then
        assertThat(mail.getSubject()).isEqualTo("会议邀请：Planned");
        assertThat(part(mail, "text/plain").text()).contains("邀请您参加会议");
        assertThat(part(mail, "text/html").text()).contains("lang=\"zh-CN\"");
    }

    @Test
    void theLinkInTheMailAnswers() throws Exception {
        // Given
        JsonNode meeting = planWithBob(Map.of());
        Matcher link =
                ANSWER.matcher(part(MailServer.await(bob, 1).getFirst(), "text/plain").text());
        assertThat(link.find()).isTrue();
        Browser anybody = Browser.open();

        // When
        var seen = anybody.post("/api/v1/schedule/invitations", Map.of("secret", link.group(1)));
        var answered =
                anybody.put(
                        "/api/v1/schedule/invitations/answer",
                        Map.of("secret", link.group(1), "answer", "accepted"));

        // Then
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(Meetings.json(seen).get("title").asText()).isEqualTo("Planned");
        assertThat(seen.asString()).doesNotContain("passcode");
        assertThat(answered.statusCode()).isEqualTo(204);
        JsonNode now = Meetings.json(ann.browser().get(Planning.path(meeting)));
        assertThat(now.get("invitees").get(0).get("answer").asText()).isEqualTo("accepted");
    }

    @Test
    void aLinkOfNobodyInvitedAnyMoreIsSpent() throws Exception {
        // Given
        JsonNode meeting = planWithBob(Map.of());
        Matcher link =
                ANSWER.matcher(part(MailServer.await(bob, 1).getFirst(), "text/plain").text());
        assertThat(link.find()).isTrue();
        ann.browser().put(Planning.path(meeting), Planning.wish(Duration.ofHours(5)));

        // When
        var seen =
                Browser.open()
                        .post("/api/v1/schedule/invitations", Map.of("secret", link.group(1)));

        // Then
        assertThat(seen.statusCode()).isEqualTo(410);
        assertThat(MailServer.await(bob, 2).get(1).getSubject()).startsWith("Cancelled:");
    }

    @Test
    void everybodyIsRemindedOnceHoweverOftenAndByHowManyOneLooks() throws Exception {
        // Given: due at once, and its invitation
        Planning.create(
                ann.browser(),
                Planning.wish(
                        Duration.ofMinutes(20),
                        Map.of("reminderMinutes", 60, "invitees", Planning.invitees(bob))));

        // When: many look at the same time, as processes that restart do
        Uni.join()
                .all(IntStream.range(0, 4).mapToObj(_ -> reminders.remind()).toList())
                .andFailFast()
                .await()
                .atMost(Guest.LIMIT);
        MailServer.await(bob, 2);
        MailServer.await(ann.email(), 1);
        reminders.remind().await().atMost(Guest.LIMIT);
        reminders.remind().await().atMost(Guest.LIMIT);

        // Then: what comes after everything before was sent shows that nothing else was
        planWithBob(Map.of("title", "Afterwards"));
        List<MimeMessage> mails = MailServer.await(bob, 3);
        assertThat(subjects(mails))
                .containsExactly(
                        "Invitation: Planned", "Reminder: Planned", "Invitation: Afterwards");
        assertThat(subjects(MailServer.mails(ann.email()))).containsExactly("Reminder: Planned");
    }

    @Test
    void whoDeclinedIsNotReminded() throws Exception {
        // Given
        Persona carol = Persona.signedIn(Role.PARTICIPANT);
        JsonNode meeting =
                Planning.create(
                        ann.browser(),
                        Planning.wish(
                                Duration.ofMinutes(20),
                                Map.of("invitees", Planning.invitees(carol.email()))));
        carol.browser().put(Planning.path(meeting) + "/answer", Map.of("answer", "declined"));

        // When
        ann.browser()
                .put(
                        Planning.path(meeting),
                        Map.of(
                                "title",
                                "Planned",
                                "start",
                                meeting.get("start").asText(),
                                "zone",
                                "UTC",
                                "minutes",
                                60,
                                "reminderMinutes",
                                60,
                                "invitees",
                                Planning.invitees(carol.email())));
        MailServer.await(ann.email(), 1);
        MailServer.await(carol.email(), 2);

        // Then
        assertThat(subjects(MailServer.mails(carol.email())))
                .noneMatch(s -> s.startsWith("Reminder"));
    }

    @Test
    void mailsWaitWhileTheServerIsAwayAndNoneIsLostOrDoubled() throws Exception {
        // Given
        List<String> emails =
                IntStream.range(0, 12).mapToObj(i -> Planning.drawEmail("p" + i)).toList();
        MailServer.stop();

        // When
        JsonNode meeting =
                Planning.create(
                        ann.browser(),
                        Planning.wish(
                                Duration.ofHours(5),
                                Map.of(
                                        "invitees",
                                        Planning.invitees(emails.toArray(String[]::new)))));
        ann.browser().delete(Planning.path(meeting));
        sender.wake();
        MailServer.start();

        // Then
        for (String email : emails) {
            assertThat(subjects(MailServer.await(email, 2)))
                    .containsExactly("Invitation: Planned", "Cancelled: Planned");
        }
        Set<String> ids = new HashSet<>();
        for (String email : emails) {
            for (MimeMessage mail : MailServer.mails(email)) {
                ids.add(mail.getMessageID());
            }
        }
        assertThat(ids).hasSize(24).allMatch(id -> id.endsWith("@evenkeel>"));
    }

    private JsonNode planWithBob(Map<String, Object> more) {
        Map<String, Object> wish = Planning.wish(Duration.ofHours(5), more);
        wish.put("invitees", Planning.invitees(bob));
        return Planning.create(ann.browser(), wish);
    }

    private static MailServer.Part part(MimeMessage mail, String type) {
        return MailServer.part(mail, type)
                .orElseThrow(() -> new AssertionError(MailServer.parts(mail).toString()));
    }

    private static Calendar calendar(MimeMessage mail) throws Exception {
        return read(part(mail, "text/calendar").text());
    }

    private static String method(MimeMessage mail) throws Exception {
        return calendar(mail).<Property>getRequiredProperty("METHOD").getValue();
    }

    private static String value(Calendar calendar, String name) {
        return calendar.<CalendarComponent>getComponents("VEVENT")
                .getFirst()
                .<Property>getRequiredProperty(name)
                .getValue();
    }

    private static Calendar read(String text) throws Exception {
        return new CalendarBuilder().build(new StringReader(text));
    }

    private static List<String> subjects(List<MimeMessage> mails) throws MessagingException {
        List<String> subjects = new java.util.ArrayList<>();
        for (MimeMessage mail : mails) {
            subjects.add(mail.getSubject());
        }
        return subjects;
    }
}
