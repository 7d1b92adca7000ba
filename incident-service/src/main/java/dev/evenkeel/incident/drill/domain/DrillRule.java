package dev.evenkeel.incident.drill.domain;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Recur;

/**
 * How a planned drill repeats: a recurrence rule (RFC 5545 section 3.3.10) from daily to yearly,
 * without {@code UNTIL}; somebody ends the schedule, or {@code COUNT} does.
 */
public record DrillRule(String text) {
    private static final int FARTHEST_YEARS = 9;
    private static final String DAYS = "(?:MO|TU|WE|TH|FR|SA|SU)";
    private static final String DAYS_OF_MONTH = "-?(?:[1-9]|[12][0-9]|3[01])";
    private static final Map<String, Pattern> PARTS =
            Map.of(
                    "FREQ", Pattern.compile("DAILY|WEEKLY|MONTHLY|YEARLY"),
                    "INTERVAL", Pattern.compile("[1-9][0-9]?"),
                    "COUNT", Pattern.compile("[1-9][0-9]{0,2}"),
                    "BYDAY", listOf("(?:-?[1-5])?" + DAYS),
                    "BYMONTHDAY", listOf(DAYS_OF_MONTH),
                    "BYMONTH", listOf("(?:[1-9]|1[0-2])"),
                    "BYSETPOS", listOf(DAYS_OF_MONTH),
                    "WKST", Pattern.compile(DAYS));

    /** The rule, if it is one that drills can follow. */
    public static Optional<DrillRule> parse(String typed) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : typed.split(";", -1)) {
            String[] pair = part.split("=", 2);
            Pattern form = PARTS.get(pair[0]);
            boolean right = pair.length == 2 && form != null && form.matcher(pair[1]).matches();
            if (!right || parts.put(pair[0], pair[1]) != null) {
                return Optional.empty();
            }
        }
        return isWhole(parts) ? Optional.of(new DrillRule(typed)) : Optional.empty();
    }

    /** What is expected of one. */
    public static String expected() {
        return "a rule of RFC 5545 with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY and of "
                + String.join(", ", PARTS.keySet().stream().sorted().toList());
    }

    /** The first dates of the series that {@code seed} begins, from that moment on. */
    List<LocalDateTime> dates(LocalDateTime seed, LocalDateTime from, int most) {
        LocalDateTime begin = from.isBefore(seed) ? seed : from;
        return new Recur<LocalDateTime>(text)
                .getDates(seed, begin, begin.plusYears(FARTHEST_YEARS), most);
    }

    private static boolean isWhole(Map<String, String> parts) {
        String frequency = parts.get("FREQ");
        boolean numbered = parts.getOrDefault("BYDAY", "").matches(".*[1-5][A-Z].*");
        boolean ofMonths = "MONTHLY".equals(frequency) || "YEARLY".equals(frequency);
        return frequency != null
                && (!numbered || ofMonths)
                && !("WEEKLY".equals(frequency) && parts.containsKey("BYMONTHDAY"))
                && (!parts.containsKey("BYSETPOS") || parts.containsKey("BYDAY"));
    }

    private static Pattern listOf(String item) {
        return Pattern.compile(item + "(?:," + item + "){0,30}");
    }
}
