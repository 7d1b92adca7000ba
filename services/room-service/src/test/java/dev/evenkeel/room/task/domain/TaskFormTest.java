package dev.evenkeel.room.task.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.task.domain.Task.Assignee;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskFormTest {

    @Test
    void whatIsTypedIsTidied() {
        assertThat(TaskForm.read(" Send the plan ", null, " Bo@Example.org", "2027-03-29"))
                .isEqualTo(
                        new Reply.Done<>(
                                new TaskForm(
                                        "Send the plan",
                                        null,
                                        "bo@example.org",
                                        LocalDate.of(2027, 3, 29))));
    }

    @ParameterizedTest
    @CsvSource({
        ",,,, /text",
        "'  ',,,, /text",
        "a, p-1, bo@example.org,, /email",
        "a,, nobody,, /email",
        "a,,, 2027-02-30, /dueOn",
        "a,,, 1027-02-03, /dueOn",
        "a,,, tomorrow, /dueOn"
    })
    void whatIsNotRightIsNamed(
            @Nullable String text,
            @Nullable String participantId,
            @Nullable String email,
            @Nullable String dueOn,
            String field) {
        Reply<TaskForm> reply = TaskForm.read(text, participantId, email, dueOn);
        assertThat(reply).isInstanceOf(Reply.Refused.class);
        assertThat(((Reply.Refused<TaskForm>) reply).refusal())
                .isInstanceOfSatisfying(
                        Refusal.BadField.class, bad -> assertThat(bad.field()).isEqualTo(field));
    }

    @Test
    void hostsFinishAllAndOthersTheirOwn() {
        // Given
        Task bobs = task(new Assignee.Participant("p-bob", "Bob"));
        Task nobodys = task(new Assignee.Nobody());

        // Then
        assertThat(new Party("p-ann", true).mayFinish(nobodys)).isTrue();
        assertThat(new Party("p-bob", false).mayFinish(bobs)).isTrue();
        assertThat(new Party("p-cem", false).mayFinish(bobs)).isFalse();
        assertThat(new Party("p-bob", false).mayFinish(nobodys)).isFalse();
    }

    private static Task task(Assignee assignee) {
        return new Task(
                new UUID(0, 1), "abc-defg-hij", "Do it", assignee, null, Instant.EPOCH, null);
    }
}
