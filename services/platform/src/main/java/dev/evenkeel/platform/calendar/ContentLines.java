package dev.evenkeel.platform.calendar;

import java.nio.charset.StandardCharsets;

/**
 * Content lines (RFC 5545 section 3.1): folded at 75 octets, never within a character, each ended
 * with CRLF. ical4j counts characters instead, which makes Chinese lines three times too long.
 */
public final class ContentLines {
    private static final int LONGEST_OCTETS = 75;

    private final StringBuilder text = new StringBuilder();

    /** A value as it is; for text there is {@link #text}. */
    public ContentLines line(String name, String value) {
        int octets = 0;
        String line = name + ":" + value;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            String character = Character.toString(line.codePointAt(i));
            int width = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + width > LONGEST_OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += width;
        }
        text.append("\r\n");
        return this;
    }

    /** A value of type TEXT (section 3.3.11). */
    public ContentLines text(String name, String value) {
        return line(
                name,
                value.replace("\\", "\\\\")
                        .replace(";", "\\;")
                        .replace(",", "\\,")
                        .replace("\r\n", "\n")
                        .replace("\n", "\\n"));
    }

    /** A parameter's value (section 3.2), in quotes; what it cannot hold is left out. */
    public static String quoted(String value) {
        return '"' + value.replace('"', '\'').replaceAll("\\p{Cntrl}", " ") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
