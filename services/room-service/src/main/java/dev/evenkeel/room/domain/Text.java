package dev.evenkeel.room.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks of what people type. Lengths are counted in UTF-16 units, as browsers do. */
public final class Text {
    public static final int LONGEST_NAME = 60;
    public static final int LONGEST_TITLE = 120;
    public static final int LONGEST_CHAT = 4_000;
    public static final String REGION = "[a-z0-9-]{1,40}";
    private static final int LONGEST_ANNOUNCEMENT = 1_000;
    private static final int LONGEST_QUESTION = 300;
    private static final int LONGEST_OPTION = 120;
    private static final int LONGEST_REACTION = 16;
    public static final int SHORTEST_PASSCODE = 4;
    public static final int LONGEST_PASSCODE = 32;

    private Text() {}

    /**
     * A name without white space at its ends; 1–60 characters, none of them a control character.
     */
    public static Reply<String> name(@Nullable String typed) {
        String name = typed == null ? "" : typed.strip();
        return line("/name", name, 1, LONGEST_NAME);
    }

    /** A title likewise, possibly empty, at most 120 characters. */
    public static Reply<String> title(@Nullable String typed) {
        String title = typed == null ? "" : typed.strip();
        return line("/title", title, 0, LONGEST_TITLE);
    }

    /** A region of relays: {@link #REGION}; none when nobody says. */
    public static Reply<Optional<String>> region(@Nullable String typed) {
        return typed == null || typed.matches(REGION)
                ? new Reply.Done<>(Optional.ofNullable(typed))
                : new Reply.Refused<>(new Refusal.BadField("/region", REGION, characters(typed)));
    }

    /** One line that may be missing, without white space at its ends; no control characters. */
    public static Reply<String> line(String field, @Nullable String typed, int longest) {
        return line(field, typed == null ? "" : typed.strip(), 0, longest);
    }

    /** Text of several lines, at most 4,000 characters. */
    static Optional<Refusal> refuseChat(String text) {
        return refuseLines("/text", text, LONGEST_CHAT);
    }

    /** A passcode people type: 4–32 characters, none of them white space or control. */
    public static Reply<String> passcode(String typed) {
        return typed.chars().anyMatch(Character::isWhitespace)
                ? new Reply.Refused<>(
                        new Refusal.BadField("/passcode", "no white space", "white space"))
                : line("/passcode", typed, SHORTEST_PASSCODE, LONGEST_PASSCODE);
    }

    /** Text of several lines, at most 1,000 characters. */
    static Optional<Refusal> refuseAnnouncement(String text) {
        return refuseLines("/text", text, LONGEST_ANNOUNCEMENT);
    }

    static Optional<Refusal> refuseQuestion(String text) {
        return refusal(line("/question", text.strip(), 1, LONGEST_QUESTION));
    }

    static Optional<Refusal> refuseOption(String text) {
        return refusal(line("/options", text, 1, LONGEST_OPTION));
    }

    /** What people answer with: one grapheme that is no letter, at most 16 UTF-16 units. */
    public static boolean isReaction(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_REACTION
                && text.codePoints().noneMatch(c -> isForbidden(c) || Character.isLetterOrDigit(c));
    }

    private static Optional<Refusal> refusal(Reply<String> reply) {
        return reply instanceof Reply.Refused<String>(Refusal refusal)
                ? Optional.of(refusal)
                : Optional.empty();
    }

    private static Optional<Refusal> refuseLines(String field, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            return Optional.of(
                    new Refusal.BadField(field, "1–" + longest + " characters", characters(text)));
        } else if (text.indexOf('\0') >= 0) {
            return Optional.of(new Refusal.BadField(field, "no NUL characters", "a NUL"));
        }
        return Optional.empty();
    }

    private static Reply<String> line(String field, String text, int shortest, int longest) {
        if (text.length() < shortest || text.length() > longest) {
            return new Reply.Refused<>(
                    new Refusal.BadField(
                            field, shortest + "–" + longest + " characters", characters(text)));
        }
        return text.codePoints()
                .filter(Text::isForbidden)
                .mapToObj(codePoint ->
                        (Reply<String>)
                                new Reply.Refused<String>(
                                        new Refusal.BadField(
                                                field,
                                                "no control characters",
                                                "U+%04X".formatted(codePoint))))
                .findFirst()
                .orElseGet(() -> new Reply.Done<>(text));
    }

    /** Controls, line breaks, and halves of surrogate pairs, which no database keeps. */
    private static boolean isForbidden(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }

    private static String characters(String text) {
        return text.isEmpty() ? "nothing" : text.length() + " characters";
    }
}
