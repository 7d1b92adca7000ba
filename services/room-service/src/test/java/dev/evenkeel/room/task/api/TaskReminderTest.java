package dev.evenkeel.room.task.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.room.schedule.Reminders;
import dev.evenkeel.room.schedule.kit.MailServer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reminders of tasks whose last day has come, by a real SMTP server. */
@RoomTest
@TestProfile(MailServer.Installation.class)
class TaskReminderTest {
    /** Whatever the time of day: its hour of reminding is over. */
    private static final LocalDate DUE = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    @Inject Reminders reminders;

    private JsonNode meeting;
    private Persona bo;

    @BeforeAll
    static void startServer() {
        MailServer.start();
    }

    @AfterAll
    static void stopServer() {
        MailServer.stop();
    }

    @BeforeEach
    void meet() {
        meeting = Meetings.create();
        bo = Persona.signedIn(Role.PARTICIPANT);
    }

    @Test
    void whoseItIsGetsOneMailWithTextAndHtmlHoweverManyLook() throws Exception {
        // When: many look at the same time, as processes that restart do
        write(UUID.randomUUID(), "Send <the> plan", bo.email(), DUE);
        Uni.join()
                .all(IntStream.range(0, 4).mapToObj(_ -> reminders.remind()).toList())
                .andFailFast()
                .await()
                .atMost(Guest.LIMIT);
        MimeMessage mail = MailServer.await(bo.email(), 1).getFirst();

        // Then
        assertThat(mail.getSubject()).isEqualTo("Task due: Send <the> plan");
        assertThat(part(mail, "text/plain"))
                .contains("Send <the> plan", "Meeting: Test", "https://meet.example/tasks")
                .contains("Until: ");
        assertThat(part(mail, "text/html"))
                .contains("lang=\"en\"", "Send &lt;the&gt; plan")
                .contains("href=\"https://meet.example/tasks\"");
        assertThat(subjectsUpTo("Book a room"))
                .containsExactly("Task due: Send <the> plan", "Task due: Book a room");
    }

    @Test
    void itIsInThePersonsLanguageAndForTheSeatThatIsTheirs() throws Exception {
        // Given
        bo.browser().patch("/api/v1/account", Map.of("language", "zh-CN"));
        JsonNode host = Meetings.joinAsHost(meeting, "Ann");
        JsonNode seat = Meetings.join(meeting, "Bo");
        Guest ann = Meetings.connect(base, meeting, host);
        String account =
                "/api/v1/meetings/%s/participants/%s/account"
                        .formatted(Meetings.id(meeting), seat.get("participantId").asText());
        Awaitility.await("the seat is stored")
                .atMost(Guest.LIMIT)
                .until(() ->
                        bo.browser()
                                        .put(
                                                account,
                                                Map.of("resumeKey", seat.get("resumeKey").asText()))
                                        .statusCode()
                                == 204);

        // When
        put(
                UUID.randomUUID(),
                Map.of(
                        "text",
                        "Send the plan",
                        "participantId",
                        seat.get("participantId").asText(),
                        "dueOn",
                        DUE.toString()));
        MimeMessage mail = MailServer.await(bo.email(), 1).getFirst();

        // Then
        assertThat(mail.getSubject()).isEqualTo("任务到期：Send the plan");
        assertThat(part(mail, "text/plain")).contains("您好", "截止日期: " + DUE.getYear() + "年");
        assertThat(part(mail, "text/html")).contains("lang=\"zh-CN\"", "打开我的任务");
        ann.close();
    }

    @Test
    void nobodyIsRemindedOfWhatIsDoneNotDueOrDueLongAgo() throws Exception {
        // Given
        UUID ticked = UUID.randomUUID();
        write(ticked, "Ticked", bo.email(), LocalDate.now(ZoneOffset.UTC).plusDays(3));
        as().contentType(ContentType.JSON)
                .body(Map.of("done", true))
                .put(path(ticked) + "/done")
                .then()
                .statusCode(200);

        // When
        write(ticked, "Ticked", bo.email(), DUE);
        write(UUID.randomUUID(), "Later", bo.email(), LocalDate.now(ZoneOffset.UTC).plusDays(3));
        write(UUID.randomUUID(), "Long ago", bo.email(), DUE.minusDays(30));
        put(UUID.randomUUID(), Map.of("text", "No day", "email", bo.email()));

        // Then
        assertThat(subjectsUpTo("Due")).containsExactly("Task due: Due");
    }

    @Test
    void whatIsPutOffIsRemindedOfOnceMore() throws Exception {
        // Given
        UUID task = UUID.randomUUID();
        write(task, "Send the plan", bo.email(), DUE.minusDays(1));
        MailServer.await(bo.email(), 1);

        // When
        write(task, "Send the plan", bo.email(), DUE);
        MailServer.await(bo.email(), 2);

        // Then
        assertThat(subjectsUpTo("Due"))
                .containsExactly(
                        "Task due: Send the plan", "Task due: Send the plan", "Task due: Due");
    }

    @Test
    void anAddressThatNobodyHereHasProvenGetsNone() throws Exception {
        // When
        write(UUID.randomUUID(), "Buy this", "stranger@example.net", DUE);

        // Then
        assertThat(subjectsUpTo("Due")).containsExactly("Task due: Due");
        assertThat(MailServer.mails("stranger@example.net")).isEmpty();
    }

    /** What has come when this comes, which is written after everything before. */
    private List<String> subjectsUpTo(String text) throws Exception {
        reminders.remind().await().atMost(Guest.LIMIT);
        write(UUID.randomUUID(), text, bo.email(), DUE);
        String last = "Task due: " + text;
        Awaitility.await(last).atMost(Guest.LIMIT).until(() -> subjects().contains(last));
        return subjects();
    }

    private List<String> subjects() throws Exception {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage mail : MailServer.mails(bo.email())) {
            subjects.add(mail.getSubject());
        }
        return subjects;
    }

    private void write(UUID id, String text, String email, LocalDate dueOn) {
        put(id, Map.of("text", text, "email", email, "dueOn", dueOn.toString()));
    }

    private void put(UUID id, Map<String, Object> form) {
        Awaitility.await("the meeting and its people are stored")
                .atMost(Guest.LIMIT)
                .until(() ->
                        as().contentType(ContentType.JSON).body(form).put(path(id)).statusCode()
                                == 200);
    }

    private RequestSpecification as() {
        return given().header("Evenkeel-Host-Key", meeting.get("hostKey").asText());
    }

    private String path(UUID task) {
        return "/api/v1/meetings/%s/tasks/%s".formatted(Meetings.id(meeting), task);
    }

    private static String part(MimeMessage mail, String type) {
        return MailServer.part(mail, type).orElseThrow().text();
    }
}
