package dev.evenkeel.room.schedule.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether a scheduled meeting may be opened. */
public sealed interface Door {

    /** Now is the time of this occurrence. */
    record Open(Occurrence occurrence) implements Door {}

    /** This one comes next. */
    record NotYet(Occurrence next, Instant opensAt) implements Door {}

    /** None is to come. */
    record Over() implements Door {}

    record Cancelled() implements Door {}

    /**
     * How it stands now.
     *
     * @param before how long before its time an occurrence may be opened
     * @param after how long after its time it may be opened again
     */
    static Door at(Schedule schedule, Instant now, Duration before, Duration after) {
        if (schedule.isCancelled()) {
            return new Cancelled();
        }
        List<Occurrence> near =
                schedule.occurrences(now.minus(after), now.plus(before).plusMillis(1));
        Optional<Occurrence> current =
                near.stream().max(Comparator.comparing(one -> nearness(one, now)));
        return current.<Door>map(Open::new).orElseGet(() -> next(schedule, now, before));
    }

    private static Door next(Schedule schedule, Instant now, Duration before) {
        return Reminding.following(schedule, now)
                .<Door>map(one -> new NotYet(one, one.startsAt().minus(before)))
                .orElseGet(Over::new);
    }

    /** One that goes on, or is about to begin, rather than one just over. */
    private static Instant nearness(Occurrence occurrence, Instant now) {
        return occurrence.endsAt().isAfter(now)
                ? Instant.MAX.minusSeconds(occurrence.startsAt().getEpochSecond())
                : occurrence.endsAt();
    }
}
