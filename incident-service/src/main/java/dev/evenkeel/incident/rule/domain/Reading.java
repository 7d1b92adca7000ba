package dev.evenkeel.incident.rule.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A measured value.
 *
 * @param at end of the window, when the heartbeat was sent, when the link was measured, or the
 *     device reported
 * @param fresh young enough to speak of now
 */
record Reading(Place place, double value, Instant at, boolean fresh) {

    /** Where it was measured; what is not known is {@code null}. */
    record Place(
            @Nullable String participant,
            @Nullable String meeting,
            @Nullable String relay,
            @Nullable String region,
            @Nullable String link,
            @Nullable String device,
            @Nullable String component) {

        /** The id within a scope; {@code null} when this place is in none. */
        @Nullable String id(Scope scope) {
            return switch (scope) {
                case PARTICIPANT, EQUIPMENT -> participant;
                case MEETING -> meeting;
                case RELAY -> relay;
                case REGION -> region;
                case LINK -> link;
                case DEVICE -> device;
                case COMPONENT -> component;
                case PLATFORM -> "platform";
            };
        }
    }

    /** One reading for several; they must not be none. */
    static Reading of(List<Reading> several, When.Aggregate aggregate) {
        double value = aggregate.of(several.stream().map(Reading::value).toList());
        Reading newest = several.getFirst();
        for (Reading one : several) {
            newest = one.at().isAfter(newest.at()) ? one : newest;
        }
        return new Reading(newest.place(), value, newest.at(), true);
    }

    Set<String> meetings() {
        String meeting = place.meeting();
        return meeting == null ? Set.of() : Set.of(meeting);
    }
}
