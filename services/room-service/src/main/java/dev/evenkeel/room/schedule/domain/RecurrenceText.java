package dev.evenkeel.room.schedule.domain;

import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads recurrence rules as far as meetings need them: from daily to yearly, by weekday, day of the
 * month, month and position.
 */
final class RecurrenceText {
    private static final String FIELD = "/recurrence";
    private static final String DAYS = "(?:MO|TU|WE|TH|FR|SA|SU)";
    private static final Map<String, Pattern> PARTS =
            Map.of(
                    "FREQ", Pattern.compile("DAILY|WEEKLY|MONTHLY|YEARLY"),
                    "INTERVAL", Pattern.compile("[1-9][0-9]?"),
                    "COUNT", Pattern.compile("[1-9][0-9]{0,2}"),
                    "UNTIL", Pattern.compile("[0-9]{8}T[0-9]{6}Z"),
                    "BYDAY", listOf("(?:-?[1-5])?" + DAYS),
                    "BYMONTHDAY", listOf("-?(?:[1-9]|[12][0-9]|3[01])"),
                    "BYMONTH", listOf("(?:[1-9]|1[0-2])"),
                    "BYSETPOS", listOf("-?(?:[1-9]|[12][0-9]|3[01])"),
                    "WKST", Pattern.compile(DAYS));
    private static final Pattern NUMBERED_DAY = Pattern.compile(".*[1-5][A-Z].*");
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

    private RecurrenceText() {}

    /** A rule, or which part of it is at fault. */
    static Reply<Recurrence> parse(String typed) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : typed.split(";", -1)) {
            String[] pair = part.split("=", 2);
            Pattern form = PARTS.get(pair[0]);
            if (pair.length < 2 || form == null || !form.matcher(pair[1]).matches()) {
                return refused("a rule of RFC 5545 with the parts " + PARTS.keySet(), part);
            } else if (parts.put(pair[0], pair[1]) != null) {
                return refused("each part once", "another " + pair[0]);
            }
        }
        String contradiction = contradiction(parts);
        return contradiction == null ? recurrence(parts) : refused(contradiction, typed);
    }

    private static @Nullable String contradiction(Map<String, String> parts) {
        String frequency = parts.get("FREQ");
        String days = parts.getOrDefault("BYDAY", "");
        if (frequency == null) {
            return "FREQ";
        } else if (parts.containsKey("COUNT") && parts.containsKey("UNTIL")) {
            return "COUNT or UNTIL, not both";
        } else if (frequency.equals("WEEKLY") && parts.containsKey("BYMONTHDAY")) {
            return "no BYMONTHDAY with FREQ=WEEKLY";
        } else if (parts.containsKey("BYSETPOS") && days.isEmpty()) {
            return "BYDAY with BYSETPOS";
        }
        boolean numbered = NUMBERED_DAY.matcher(days).matches();
        return numbered && !frequency.equals("MONTHLY") && !frequency.equals("YEARLY")
                ? "numbered days only with FREQ=MONTHLY or YEARLY"
                : null;
    }

    private static Reply<Recurrence> recurrence(Map<String, String> parts) {
        String count = parts.get("COUNT");
        String until = parts.get("UNTIL");
        try {
            return new Reply.Done<>(
                    new Recurrence(
                            parts.entrySet().stream()
                                    .filter(part -> !isBound(part.getKey()))
                                    .map(part -> part.getKey() + "=" + part.getValue())
                                    .collect(Collectors.joining(";")),
                            count == null ? null : Integer.valueOf(count),
                            until == null ? null : instant(until)));
        } catch (DateTimeParseException noSuchDay) {
            return refused("a day of the calendar", "UNTIL=" + until);
        }
    }

    private static Instant instant(String until) {
        return LocalDateTime.parse(until, UTC).toInstant(ZoneOffset.UTC);
    }

    private static boolean isBound(String part) {
        return part.equals("COUNT") || part.equals("UNTIL");
    }

    private static Pattern listOf(String item) {
        return Pattern.compile(item + "(?:," + item + "){0,30}");
    }

    private static Reply<Recurrence> refused(String expected, String actual) {
        return new Reply.Refused<>(new Refusal.BadField(FIELD, expected, actual));
    }
}
