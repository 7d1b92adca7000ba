package dev.evenkeel.platform.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the form in which nearly all times come: {@code 2026-03-02T12:00:00Z}, with up
 * to nine digits of a fraction (RFC 3339 section 5.6, in UTC). Many times as fast as a general
 * formatter, which remains for all other forms.
 */
public final class UtcText {
    private static final int SECONDS_END = 19;
    private static final int NANO_DIGITS = 9;
    private static final int HOURS = 24;
    private static final int SIXTY = 60;
    private static final int SECONDS_A_DAY = 86_400;
    private static final int BAD = -1;

    /** From the first second of the year 0 up to that of the year 10000. */
    private static final long FIRST = -62_167_219_200L;

    private static final long LAST = 253_402_300_800L;

    private UtcText() {}

    /** The instant; {@code null} when the text is of any other form, or no time. */
    public static @Nullable Instant parse(CharSequence text) {
        int end = text.length() - 1;
        if (end < SECONDS_END || text.charAt(end) != 'Z' || !isPunctuated(text)) {
            return null;
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS_END);
        int nano = end == SECONDS_END ? 0 : nano(text, end);
        if (outside(hour, HOURS) || outside(minute, SIXTY) || outside(second, SIXTY) || nano < 0) {
            return null;
        }
        long day = epochDay(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        return day == Long.MIN_VALUE
                ? null
                : Instant.ofEpochSecond(
                        ((day * HOURS + hour) * SIXTY + minute) * SIXTY + second, nano);
    }

    /** As {@link Instant#toString()} has it. */
    public static String format(Instant instant) {
        long epoch = instant.getEpochSecond();
        if (epoch < FIRST || epoch >= LAST) {
            return instant.toString();
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(epoch, SECONDS_A_DAY));
        int second = Math.floorMod(epoch, SECONDS_A_DAY);
        StringBuilder text = new StringBuilder("0000-00-00T00:00:00".length() + NANO_DIGITS + 2);
        append(text, date.getYear(), 4).append('-');
        append(text, date.getMonthValue(), 2).append('-');
        append(text, date.getDayOfMonth(), 2).append('T');
        append(text, second / (SIXTY * SIXTY), 2).append(':');
        append(text, second / SIXTY % SIXTY, 2).append(':');
        append(text, second % SIXTY, 2);
        appendFraction(text, instant.getNano());
        return text.append('Z').toString();
    }

    /** Of no, three, six or nine digits. */
    private static void appendFraction(StringBuilder text, int nano) {
        if (nano == 0) {
            return;
        }
        text.append('.');
        if (nano % 1_000_000 == 0) {
            append(text, nano / 1_000_000, 3);
        } else if (nano % 1_000 == 0) {
            append(text, nano / 1_000, 6);
        } else {
            append(text, nano, NANO_DIGITS);
        }
    }

    private static StringBuilder append(StringBuilder text, int number, int digits) {
        int start = text.length();
        text.setLength(start + digits);
        for (int i = start + digits - 1, rest = number; i >= start; i--, rest /= 10) {
            text.setCharAt(i, (char) ('0' + rest % 10));
        }
        return text;
    }

    private static boolean isPunctuated(CharSequence text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static boolean outside(int value, int limit) {
        return value < 0 || value >= limit;
    }

    private static long epochDay(int year, int month, int day) {
        if (year < 0 || month < 1 || day < 1) {
            return Long.MIN_VALUE;
        }
        try {
            return LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException _) {
            return Long.MIN_VALUE;
        }
    }

    private static int nano(CharSequence text, int end) {
        int digits = end - SECONDS_END - 1;
        if (text.charAt(SECONDS_END) != '.' || digits < 1 || digits > NANO_DIGITS) {
            return BAD;
        }
        int nano = number(text, SECONDS_END + 1, end);
        for (int i = digits; i < NANO_DIGITS; i++) {
            nano *= 10;
        }
        return nano;
    }

    /** Of nothing but decimal digits; negative otherwise. */
    private static int number(CharSequence text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return BAD;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
