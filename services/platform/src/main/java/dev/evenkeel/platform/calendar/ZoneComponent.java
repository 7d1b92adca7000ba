package dev.evenkeel.platform.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A time zone as a VTIMEZONE (RFC 5545 section 3.6.5), from the same rules that occurrences are
 * computed with: what a calendar program shows and when the door opens cannot differ.
 */
public final class ZoneComponent {
    /** A local date and time (RFC 5545 section 3.3.5). */
    public static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    /** What is written out of a zone whose switches follow no yearly rule. */
    private static final int YEARS_AHEAD = 20;

    private static final int WEEK = 7;
    private static final int[] FIRST_OF_WEEKS = {1, 8, 15, 22};

    private final ContentLines out;
    private final ZoneRules rules;

    private ZoneComponent(ContentLines out, ZoneRules rules) {
        this.out = out;
        this.rules = rules;
    }

    /** Everything that is needed from {@code from} on. */
    public static void write(ContentLines out, ZoneId zone, Instant from) {
        out.line("BEGIN", "VTIMEZONE").line("TZID", zone.getId());
        new ZoneComponent(out, zone.getRules()).observances(from);
        out.line("END", "VTIMEZONE");
    }

    private void observances(Instant from) {
        ZoneOffsetTransition governing = rules.previousTransition(from.plusSeconds(1));
        List<ZoneOffsetTransitionRule> yearly = rules.getTransitionRules();
        boolean canRepeat = yearly.stream().allMatch(ZoneComponent::isOnItsDay);
        int fromYear = year(from);
        int repeatFrom = Math.max(lastListedYear() + 1, fromYear - 1);
        int until = yearly.isEmpty() || !canRepeat ? fromYear + YEARS_AHEAD : repeatFrom;
        if (governing == null) {
            always(rules.getOffset(from));
        }
        for (ZoneOffsetTransition one = governing;
                one != null && year(one.getInstant()) < until;
                one = rules.nextTransition(one.getInstant())) {
            observance(one, null);
        }
        if (canRepeat) {
            yearly.forEach(rule -> observance(rule.createTransition(repeatFrom), rule));
        }
    }

    private int lastListedYear() {
        List<ZoneOffsetTransition> listed = rules.getTransitions();
        return listed.isEmpty() ? 0 : year(listed.getLast().getInstant());
    }

    private void always(ZoneOffset offset) {
        out.line("BEGIN", "STANDARD")
                .line("DTSTART", "19700101T000000")
                .line("TZOFFSETFROM", utcOffset(offset))
                .line("TZOFFSETTO", utcOffset(offset))
                .line("END", "STANDARD");
    }

    private void observance(
            ZoneOffsetTransition transition, @Nullable ZoneOffsetTransitionRule yearly) {
        String kind = rules.isDaylightSavings(transition.getInstant()) ? "DAYLIGHT" : "STANDARD";
        out.line("BEGIN", kind)
                .line("DTSTART", LOCAL.format(transition.getDateTimeBefore()))
                .line("TZOFFSETFROM", utcOffset(transition.getOffsetBefore()))
                .line("TZOFFSETTO", utcOffset(transition.getOffsetAfter()));
        if (yearly != null) {
            out.line("RRULE", "FREQ=YEARLY;BYMONTH=" + yearly.getMonth().getValue() + day(yearly));
        }
        out.line("END", kind);
    }

    private static String day(ZoneOffsetTransitionRule rule) {
        int day = rule.getDayOfMonthIndicator();
        if (rule.getDayOfWeek() == null) {
            return ";BYMONTHDAY=" + day;
        }
        String name = rule.getDayOfWeek().name().substring(0, 2).toUpperCase(Locale.ROOT);
        if (day == -1) {
            return ";BYDAY=-1" + name;
        }
        for (int week = 0; week < FIRST_OF_WEEKS.length; week++) {
            if (day == FIRST_OF_WEEKS[week]) {
                return ";BYDAY=" + (week + 1) + name;
            }
        }
        StringBuilder days = new StringBuilder(";BYDAY=" + name + ";BYMONTHDAY=" + day);
        for (int next = day + 1; next < day + WEEK; next++) {
            days.append(',').append(next);
        }
        return days.toString();
    }

    /**
     * Whether clocks there are switched on the very day the rule names: a rule in UTC, or at the
     * end of a day, may mean another one.
     */
    private static boolean isOnItsDay(ZoneOffsetTransitionRule rule) {
        int day = rule.getDayOfMonthIndicator();
        if (day < -1 || day + WEEK - 1 > rule.getMonth().minLength()) {
            return false;
        }
        for (int year = 2000; year < 2000 + YEARS_AHEAD; year++) {
            LocalDate date = rule.createTransition(year).getDateTimeBefore().toLocalDate();
            int earliest = day == -1 ? rule.getMonth().minLength() - WEEK + 1 : day;
            int latest = earliest + (rule.getDayOfWeek() == null ? 0 : WEEK - 1);
            boolean fits =
                    date.getMonth() == rule.getMonth()
                            && date.getDayOfMonth() >= earliest
                            && date.getDayOfMonth() <= latest
                            && (rule.getDayOfWeek() == null
                                    || date.getDayOfWeek() == rule.getDayOfWeek());
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static String utcOffset(ZoneOffset offset) {
        int total = Math.abs(offset.getTotalSeconds());
        String sign = offset.getTotalSeconds() < 0 ? "-" : "+";
        String minutes = "%s%02d%02d".formatted(sign, total / 3600, total / 60 % 60);
        return total % 60 == 0 ? minutes : minutes + "%02d".formatted(total % 60);
    }

    private static int year(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).getYear();
    }
}
