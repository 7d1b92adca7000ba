package dev.evenkeel.room.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks of what people type. Lengths are counted in UTF-16 units, as browsers do. */
public final class Text {
    public static final int LONGEST_NAME = 60;
    public static final int LONGEST_TITLE = 120;
    public static final int LONGEST_CHAT = 4_000;

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

    /** Text of several lines, at most 4,000 characters. */
    static Optional<Refusal> refuseChat(String text) {
        if (text.isBlank() || text.length() > LONGEST_CHAT) {
            return Optional.of(
                    new Refusal.BadField("/text", "1–4000 characters", characters(text)));
        } else if (text.indexOf('\0') >= 0) {
            return Optional.of(new Refusal.BadField("/text", "no NUL characters", "a NUL"));
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
