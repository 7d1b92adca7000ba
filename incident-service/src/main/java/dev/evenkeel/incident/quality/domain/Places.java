package dev.evenkeel.incident.quality.domain;

import dev.evenkeel.contracts.quality.SubjectWindow.Scope;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** One second of a meeting, divided by the relays and sites of its people. */
public final class Places {
    private Places() {}

    /** What is measured besides meetings. */
    public record Place(Scope scope, String id) {}

    /**
     * The shares.
     *
     * @param second the paths in that second
     * @param window the paths in a window around it, which tells loss on the way up
     */
    public static Map<Place, SubjectTally> of(
            Map<PathKey, PathSecond> second, Map<PathKey, PathSecond> window) {
        Map<String, Double> uplinkOf = PathLoss.uplinks(window);
        Map<Place, SubjectTally> shares =
                new TreeMap<>(Comparator.comparing(Place::scope).thenComparing(Place::id));
        second.forEach((key, path) -> {
            SubjectTally tally = SubjectTally.of(path, uplinkOf);
            shares.merge(new Place(Scope.RELAY, key.relayId()), tally, SubjectTally::beside);
            if (path.siteId() != null) {
                shares.merge(new Place(Scope.SITE, path.siteId()), tally, SubjectTally::beside);
            }
        });
        return shares;
    }
}
