package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.quality.QualityWindow;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** How the people of one site are, beside the others on the same relays. */
final class SiteTally {
    private final Set<String> relays = new HashSet<>();
    private final TreeSet<String> meetings = new TreeSet<>();
    private int people;
    private int bad;
    private int others;
    private int othersBad;

    /**
     * One for each site with people.
     *
     * @param windows the newest of each person, none of them old
     */
    static Map<String, SiteTally> of(
            Collection<QualityWindow> windows, Predicate<QualityWindow> isBad) {
        Map<String, SiteTally> sites = new HashMap<>();
        Map<String, Map<String, int[]>> byRelay = new HashMap<>();
        for (QualityWindow window : windows) {
            boolean suffers = isBad.test(window);
            String site = window.siteId() == null ? "" : window.siteId();
            int[] count =
                    byRelay.computeIfAbsent(window.relayId(), _ -> new HashMap<>())
                            .computeIfAbsent(site, _ -> new int[2]);
            count[0]++;
            count[1] += suffers ? 1 : 0;
            if (!site.isEmpty()) {
                sites.computeIfAbsent(site, _ -> new SiteTally()).add(window, suffers);
            }
        }
        sites.forEach((site, tally) -> tally.compare(site, byRelay));
        return sites;
    }

    int people() {
        return people;
    }

    int bad() {
        return bad;
    }

    int others() {
        return others;
    }

    int othersBad() {
        return othersBad;
    }

    Set<String> meetings() {
        return meetings;
    }

    /**
     * Whether the trouble can only lie at the site: most there suffer, and most others on the same
     * relays do not; or there are no others, and several relays cannot all have fallen sick.
     */
    boolean blamesSite(double fewest, double ratio) {
        boolean mostSuffer = bad >= fewest && bad >= ratio * people;
        boolean othersFine = others == 0 ? relays.size() > 1 : othersBad < ratio * others;
        return mostSuffer && othersFine;
    }

    private void add(QualityWindow window, boolean suffers) {
        people++;
        if (suffers) {
            bad++;
            relays.add(window.relayId());
            meetings.add(window.meetingId());
        }
    }

    private void compare(String site, Map<String, Map<String, int[]>> byRelay) {
        for (String relay : relays) {
            byRelay.getOrDefault(relay, Map.of())
                    .forEach((other, count) -> {
                        if (!other.equals(site)) {
                            others += count[0];
                            othersBad += count[1];
                        }
                    });
        }
    }
}
