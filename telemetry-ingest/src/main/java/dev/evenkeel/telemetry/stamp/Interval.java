package dev.evenkeel.telemetry.stamp;

import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * The packets from one number up to another, and the answers to them.
 *
 * @param answers to them, and to those before and after, as far as they are known
 */
record Interval(long first, long end, NavigableMap<Long, Answer> answers) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** Where packets were lost; not whole when part of a run of lost packets is in the interval. */
    private record Losses(double out, double in, boolean known) {
        static final Losses NONE = new Losses(0, 0, true);
        static final Losses UNKNOWN = new Losses(0, 0, false);

        Losses and(Losses others) {
            return new Losses(out + others.out, in + others.in, known && others.known);
        }
    }

    Measured measured(boolean stateful, int duplicates) {
        NavigableMap<Long, Answer> own = answers.subMap(first, true, end - 1, true);
        int sent = (int) (end - first);
        Losses losses = stateful && sent > 0 ? losses() : Losses.UNKNOWN;
        return new Measured(
                sent,
                own.size(),
                duplicates,
                roundTripMillis(own),
                losses.known() ? losses.out() / sent : null,
                losses.known() ? share(losses.in(), sent - losses.out()) : null,
                jitterMillis());
    }

    /**
     * By the numbers on both sides of each run of packets without an answer: as many as the
     * reflector counted in between were lost on the way back, the others never reached it.
     */
    private Losses losses() {
        Losses all = Losses.NONE;
        Map.Entry<Long, Answer> before = answers.lowerEntry(first);
        long position = before == null ? -1 : before.getKey();
        while (position < end - 1) {
            Map.Entry<Long, Answer> after = answers.higherEntry(position);
            long following = after == null ? Long.MAX_VALUE : after.getKey();
            long missing = Math.min(following, end) - Math.max(position + 1, first);
            if (missing > 0) {
                all = all.and(run(before, after, missing));
            }
            before = after;
            position = following;
        }
        return all;
    }

    /**
     * One run.
     *
     * @param missing how many of it are in the interval
     */
    private static Losses run(
            Map.@Nullable Entry<Long, Answer> before,
            Map.@Nullable Entry<Long, Answer> after,
            long missing) {
        if (after == null) {
            return Losses.UNKNOWN;
        }
        // A stateful reflector begins at zero, as this sender does.
        long lastSent = before == null ? -1 : before.getKey();
        long lastAnswered = before == null ? -1 : before.getValue().reflectorSequence();
        long repeated = before == null ? 0 : before.getValue().outDuplicates();
        long lost = after.getKey() - lastSent - 1;
        long answered = after.getValue().reflectorSequence() - lastAnswered - 1 - repeated;
        if (answered < 0 || answered > lost) {
            return Losses.UNKNOWN; // it began anew, or packets overtook each other
        }
        double share = (double) missing / lost;
        return new Losses((lost - answered) * share, answered * share, true);
    }

    private static @Nullable Double roundTripMillis(NavigableMap<Long, Answer> own) {
        var trips = own.values().stream().mapToLong(Answer::roundTripNanos).filter(t -> t >= 0);
        var mean = trips.average();
        return mean.isPresent() ? mean.getAsDouble() / NANOS_PER_MILLI : null;
    }

    /**
     * RFC 3393 §4.1 with pairs of packets sent one after the other; by how much the clocks differ
     * falls out of each. A delay cannot change by more than a whole round trip: where it seems to,
     * a clock was set in between, and the pair does not count.
     */
    private @Nullable Double jitterMillis() {
        double out = 0;
        double in = 0;
        int pairs = 0;
        for (Map.Entry<Long, Answer> entry : answers.subMap(first, end).entrySet()) {
            Answer later = entry.getValue();
            Answer earlier = answers.get(entry.getKey() - 1);
            if (earlier == null) {
                continue;
            }
            long outChange = Math.abs(later.outNanos() - earlier.outNanos());
            long inChange = Math.abs(later.inNanos() - earlier.inNanos());
            long most = Math.max(later.roundTripNanos(), earlier.roundTripNanos());
            if (Math.max(outChange, inChange) <= most) {
                out += outChange;
                in += inChange;
                pairs++;
            }
        }
        return pairs == 0 ? null : Math.max(out, in) / pairs / NANOS_PER_MILLI;
    }

    private static double share(double lost, double of) {
        return of <= 0 ? 0 : lost / of;
    }
}
