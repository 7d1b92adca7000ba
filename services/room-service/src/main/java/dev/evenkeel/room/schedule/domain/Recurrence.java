package dev.evenkeel.room.schedule.domain;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.model.Recur;
import org.jspecify.annotations.Nullable;

/**
 * A recurrence rule (RFC 5545 section 3.3.10). The days are ical4j's; what bounds the series is
 * counted here, because a series bounded by UTC time repeats on the clocks of a zone.
 *
 * @param parts the rule without COUNT and UNTIL
 * @param count how many occurrences there are
 * @param until no occurrence begins later
 */
public record Recurrence(String parts, @Nullable Integer count, @Nullable Instant until) {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** No series is looked at beyond. */
    private static final int LONGEST_YEARS = 60;

    /** The value of an RRULE property. */
    public String rule() {
        if (count != null) {
            return parts + ";COUNT=" + count;
        }
        return until == null ? parts : parts + ";UNTIL=" + UTC.format(until);
    }

    public boolean isEndless() {
        return count == null && until == null;
    }

    /** From the first, which is {@code seed}, up to and including {@code horizon}. */
    List<LocalDateTime> starts(LocalDateTime seed, ZoneId zone, LocalDateTime horizon) {
        if (seed.isAfter(horizon)) {
            return List.of();
        }
        LocalDateTime bound = until == null ? horizon : earlier(horizon, local(until, zone));
        long most = count == null ? Long.MAX_VALUE : count;
        return new Recur<LocalDateTime>(parts)
                .getDates(seed, seed, bound).stream()
                        .filter(start -> !start.isAfter(bound))
                        .limit(most)
                        .takeWhile(start ->
                                until == null || !start.atZone(zone).toInstant().isAfter(until))
                        .toList();
    }

    Optional<LocalDateTime> last(LocalDateTime seed, ZoneId zone) {
        if (isEndless()) {
            return Optional.empty();
        }
        List<LocalDateTime> all = starts(seed, zone, seed.plusYears(LONGEST_YEARS));
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** The same days, but only what begins before this time. */
    Recurrence endingBefore(Instant end) {
        return new Recurrence(parts, null, end.minusSeconds(1));
    }

    /** The same days, after so many occurrences are over. */
    Recurrence after(int occurrences) {
        return new Recurrence(parts, count == null ? null : count - occurrences, until);
    }

    /** One day more than the clocks could ever be apart. */
    private static LocalDateTime local(Instant instant, ZoneId zone) {
        return LocalDateTime.ofInstant(instant, zone).plusDays(1);
    }

    private static LocalDateTime earlier(LocalDateTime one, LocalDateTime other) {
        return one.isBefore(other) ? one : other;
    }
}
