package dev.evenkeel.room.domain;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of where the people of a meeting are.
 *
 * @param region where relays are preferred, whatever their round trip
 * @param roundTripMillis to each relay as one of them measured it, not negative; relays it does not
 *     name are taken for farther away than those it names
 */
public record Nearness(Optional<String> region, Map<String, Double> roundTripMillis) {
    public static final int MOST_ROUND_TRIPS = 32;
    public static final int LONGEST_MILLIS = 60_000;
    private static final Pattern RELAY_ID = Pattern.compile("[a-z0-9-]{1,40}");

    /** Less than that is not heard in a conversation, and measurements differ by it. */
    static final double STEP_MILLIS = 20;

    public Nearness {
        roundTripMillis = Map.copyOf(roundTripMillis);
    }

    /** What somebody says who opens a meeting; both may be missing. */
    public static Reply<Nearness> said(
            @Nullable String region, @Nullable Map<String, @Nullable Double> roundTripMillis) {
        Map<String, @Nullable Double> measured =
                roundTripMillis == null ? Map.of() : roundTripMillis;
        if (measured.size() > MOST_ROUND_TRIPS) {
            return bad("", "at most " + MOST_ROUND_TRIPS, Integer.toString(measured.size()));
        }
        Map<String, Double> taken = new HashMap<>();
        for (var each : measured.entrySet()) {
            Double millis = each.getValue();
            if (!RELAY_ID.matcher(each.getKey()).matches()) {
                return bad("", RELAY_ID.pattern(), each.getKey().length() + " characters");
            } else if (millis == null || !(millis >= 0 && millis <= LONGEST_MILLIS)) {
                return bad("/" + each.getKey(), "0–" + LONGEST_MILLIS, String.valueOf(millis));
            }
            taken.put(each.getKey(), millis);
        }
        return switch (Text.region(region)) {
            case Reply.Refused<Optional<String>>(Refusal refusal) -> new Reply.Refused<>(refusal);
            case Reply.Done<Optional<String>>(var there) ->
                    new Reply.Done<>(new Nearness(there, taken));
        };
    }

    private static Reply<Nearness> bad(String field, String expected, String actual) {
        return new Reply.Refused<>(
                new Refusal.BadField("/roundTripMillis" + field, expected, actual));
    }

    /** No relay is nearer than another. */
    public static Nearness unknown() {
        return in(Optional.empty());
    }

    static Nearness in(Optional<String> region) {
        return new Nearness(region, Map.of());
    }

    /** A guess counts where nobody said or measured anything. */
    public Nearness orElseIn(Optional<String> guess) {
        return region.isEmpty() && roundTripMillis.isEmpty() ? in(guess) : this;
    }

    /** Whether both relays were measured and the one is nearer than the other by that. */
    boolean isNearer(String relayId, String other, Duration by) {
        Double here = roundTripMillis.get(relayId);
        Double there = roundTripMillis.get(other);
        return here != null && there != null && there - here >= by.toMillis();
    }

    /** The same round trips, seen from another region. */
    Nearness from(Optional<String> other) {
        return new Nearness(other, roundTripMillis);
    }

    /** The nearest first; those of a region before all others. */
    Comparator<KnownRelay> order() {
        double least = roundTripMillis.values().stream().min(Double::compare).orElse(0.0);
        return Comparator.comparing(this::isElsewhere)
                .thenComparingLong(relay -> stepsAway(relay, least));
    }

    private boolean isElsewhere(KnownRelay relay) {
        return region.isPresent() && !relay.region().equals(region.get());
    }

    private long stepsAway(KnownRelay relay, double least) {
        Double millis = roundTripMillis.get(relay.relayId());
        return millis == null ? Long.MAX_VALUE : (long) ((millis - least) / STEP_MILLIS);
    }
}
