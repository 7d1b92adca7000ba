package dev.evenkeel.recording.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One range of bytes (RFC 9110 §14.1.2).
 *
 * @param last the last byte that belongs to it
 */
record ByteRange(long from, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    /** What a request asks for. */
    sealed interface Asked {
        record Everything() implements Asked {}

        record Part(ByteRange range) implements Asked {}

        /** None of it exists. */
        record Unsatisfiable() implements Asked {}
    }

    /** Several ranges at once, and what can't be read, count as no range. */
    static Asked of(@Nullable String header, long length) {
        Matcher match = ONE.matcher(Optional.ofNullable(header).orElse(""));
        if (!match.matches() || (match.group(1).isEmpty() && match.group(2).isEmpty())) {
            return new Asked.Everything();
        }
        try {
            return part(match.group(1), match.group(2), length);
        } catch (NumberFormatException e) {
            return new Asked.Unsatisfiable();
        }
    }

    private static Asked part(String first, String second, long length) {
        long from =
                first.isEmpty()
                        ? Math.max(0, length - Long.parseLong(second))
                        : Long.parseLong(first);
        long last =
                first.isEmpty() || second.isEmpty()
                        ? length - 1
                        : Math.min(length - 1, Long.parseLong(second));
        return from > last ? new Asked.Unsatisfiable() : new Asked.Part(new ByteRange(from, last));
    }

    long length() {
        return last - from + 1;
    }
}
