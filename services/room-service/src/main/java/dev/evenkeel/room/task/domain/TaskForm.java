package dev.evenkeel.room.task.domain;

import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Email;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.domain.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into the form of a task, checked.
 *
 * @param participantId of who is to do it
 * @param email likewise; never both
 */
public record TaskForm(
        String text,
        @Nullable String participantId,
        @Nullable String email,
        @Nullable LocalDate dueOn) {
    public static final int LONGEST_TEXT = 500;

    /** Years before it are typing mistakes. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2199;

    /** The form, or the first field that is not right. */
    public static Reply<TaskForm> read(
            @Nullable String text,
            @Nullable String participantId,
            @Nullable String email,
            @Nullable String dueOn) {
        if (participantId != null && email != null) {
            return refused("/email", "nothing, as participantId is there", "both");
        }
        return Text.line("/text", text, LONGEST_TEXT)
                .then(words ->
                        words.isEmpty()
                                ? refused(
                                        "/text",
                                        "1–%d characters".formatted(LONGEST_TEXT),
                                        "nothing")
                                : address(email)
                                        .then(address ->
                                                day(dueOn)
                                                        .then(day ->
                                                                new Reply.Done<>(
                                                                        new TaskForm(
                                                                                words,
                                                                                participantId,
                                                                                address.orElse(
                                                                                        null),
                                                                                day.orElse(
                                                                                        null))))));
    }

    private static Reply<Optional<String>> address(@Nullable String typed) {
        if (typed == null) {
            return new Reply.Done<>(Optional.empty());
        }
        return Email.parse(typed) instanceof Answer.Granted<String>(String email)
                ? new Reply.Done<>(Optional.of(email))
                : refused("/email", "an e-mail address", "something else");
    }

    private static Reply<Optional<LocalDate>> day(@Nullable String typed) {
        if (typed == null) {
            return new Reply.Done<>(Optional.empty());
        }
        try {
            LocalDate day = LocalDate.parse(typed);
            return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR
                    ? new Reply.Done<>(Optional.of(day))
                    : refused("/dueOn", "a day of %d–%d".formatted(FIRST_YEAR, LAST_YEAR), typed);
        } catch (DateTimeException noDay) {
            return refused("/dueOn", "a day like 2027-03-29", typed);
        }
    }

    private static <T> Reply<T> refused(String field, String expected, String actual) {
        return new Reply.Refused<>(new Refusal.BadField(field, expected, actual));
    }
}
