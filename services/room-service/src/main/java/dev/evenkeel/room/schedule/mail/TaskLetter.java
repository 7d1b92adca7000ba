package dev.evenkeel.room.schedule.mail;

import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;

/** Writes the mail about a task that is due. */
final class TaskLetter {
    /** Of a subject, which has to fit a list of mails; the whole text is in the mail. */
    private static final int LONGEST_SUBJECT_TEXT = 80;

    private TaskLetter() {}

    /**
     * @param list where the person's tasks are
     */
    static Letter of(DueTask task, URI list) {
        Words language = Words.of(task.language());
        TaskWords words = TaskWords.of(task.language());
        LetterBody body =
                new LetterBody(
                        language.language(),
                        words.subject().formatted(cut(task.text())),
                        language.greeting().formatted(task.name()),
                        words.sentence(),
                        facts(task, language, words),
                        new LetterBody.Action(words.list(), list),
                        null,
                        words.note());
        return new Letter(
                task.meetingId(), task.email(), body.subject(), body.text(), body.html(), null);
    }

    private static List<LetterBody.Fact> facts(DueTask task, Words language, TaskWords words) {
        List<LetterBody.Fact> facts = new ArrayList<>();
        facts.add(new LetterBody.Fact(words.task(), task.text()));
        facts.add(
                new LetterBody.Fact(
                        words.due(),
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                                .withLocale(language.locale())
                                .format(task.dueOn())));
        if (!task.meetingTitle().isEmpty()) {
            facts.add(new LetterBody.Fact(language.labels().meeting(), task.meetingTitle()));
        }
        return facts;
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_SUBJECT_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_SUBJECT_TEXT - 1)) + "…";
    }
}
