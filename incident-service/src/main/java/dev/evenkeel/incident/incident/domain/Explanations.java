package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.incident.Incident.Cause;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.MeetingSight;
import dev.evenkeel.incident.topology.domain.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which incident explains which trouble: region → relay, site link → people, meetings and relays
 * seen from that site, relay → people and meetings on it. The widest explanation counts.
 */
final class Explanations {
    /** Symptoms take a while to fade; for so long a cause that is over still explains them. */
    static final Duration LINGERS = Duration.ofSeconds(30);

    private static final Set<String> OF_RELAYS = Set.of("relay-lost", "relay-sick");
    private static final List<String> WIDTHS =
            List.of("platform", "region", "site-link", "relay", "meeting", "participant-network");

    private final List<IncidentCase> causes;
    private final Detector detector;
    private final Topology topology;
    private final Map<String, Shares> byRelay = new HashMap<>();
    private final Map<String, Shares> byMeeting = new HashMap<>();

    /** How many people were measured, by site. */
    private record Shares(Map<String, Integer> bySite) {
        static Shares empty() {
            return new Shares(new HashMap<>());
        }

        void count(QualityWindow window) {
            bySite.merge(window.siteId() == null ? "" : window.siteId(), 1, Integer::sum);
        }

        boolean areMostlyAt(String site) {
            int all = bySite.values().stream().mapToInt(Integer::intValue).sum();
            return all > 0 && 2 * bySite.getOrDefault(site, 0) >= all;
        }
    }

    Explanations(
            Collection<IncidentCase> cases, Detector detector, Topology topology, Instant now) {
        this.detector = detector;
        this.topology = topology;
        this.causes =
                cases.stream()
                        .filter(one -> isCause(one.incident()) && isRecent(one.incident(), now))
                        .sorted(Comparator.comparing(one -> width(one.incident().cause())))
                        .toList();
        if (causes.stream().anyMatch(one -> one.incident().cause().domain().equals("site-link"))) {
            for (QualityWindow window : detector.paths().all()) {
                shares(byRelay, window.relayId()).count(window);
                shares(byMeeting, window.meetingId()).count(window);
            }
        }
    }

    /** Whether its incidents may explain others. */
    static boolean isCause(Incident incident) {
        return switch (incident.cause().domain()) {
            case "region", "site-link" -> true;
            default -> OF_RELAYS.contains(incident.rule());
        };
    }

    /** Wide causes first. */
    static int width(Cause cause) {
        int width = WIDTHS.indexOf(cause.domain());
        return width < 0 ? WIDTHS.size() : width;
    }

    /** The incident that explains what a rule finds. */
    Optional<Incident> of(String rule, Cause cause) {
        return causes.stream()
                .map(IncidentCase::incident)
                .filter(one -> explains(one, rule, cause))
                .findFirst();
    }

    /** Whether an incident is the cause of what a rule finds. */
    boolean explains(Incident wide, String rule, Cause cause) {
        String id = wide.cause().id();
        return switch (wide.cause().domain()) {
            case "region" -> isInRegion(id, cause);
            case "site-link" ->
                    topology.siteOf("site-link", id)
                            .map(site -> isAtSite(site.id(), rule, cause))
                            .orElse(false);
            case "relay" -> isOnRelay(wide, rule, cause);
            default -> false;
        };
    }

    private boolean isInRegion(String region, Cause cause) {
        return relayOf(cause)
                .map(relay -> region.equals(detector.relays().regionOf(relay)))
                .orElse(false);
    }

    private boolean isAtSite(String site, String rule, Cause cause) {
        return switch (cause.domain()) {
            case "participant-network" ->
                    window(cause).map(window -> site.equals(window.siteId())).orElse(false);
            case "meeting" -> isMostlyAt(byMeeting, cause.id(), site);
            case "relay" -> !rule.equals("relay-lost") && isMostlyAt(byRelay, cause.id(), site);
            case "device" ->
                    topology.siteOf("device", cause.id())
                            .map(one -> one.id().equals(site))
                            .orElse(false);
            default -> false;
        };
    }

    private boolean isOnRelay(Incident wide, String rule, Cause cause) {
        boolean same = rule.equals(wide.rule()) && cause.equals(wide.cause());
        boolean wider = OF_RELAYS.contains(rule) && !wide.rule().equals("relay-lost");
        return !same
                && !wider
                && relayOf(cause).map(relay -> relay.equals(wide.cause().id())).orElse(false);
    }

    /** The relay a trouble is seen on. */
    private Optional<String> relayOf(Cause cause) {
        return switch (cause.domain()) {
            case "relay" -> Optional.of(cause.id());
            case "meeting" ->
                    detector.meetings()
                            .meeting(cause.id())
                            .map(MeetingSight::placement)
                            .map(placed -> placed.primary());
            case "participant-network" -> window(cause).map(QualityWindow::relayId);
            default -> Optional.empty();
        };
    }

    private Optional<QualityWindow> window(Cause cause) {
        int slash = cause.id().indexOf('/');
        return slash < 0
                ? Optional.empty()
                : detector.paths()
                        .of(cause.id().substring(0, slash), cause.id().substring(slash + 1));
    }

    private static boolean isMostlyAt(Map<String, Shares> shares, String id, String site) {
        Shares known = shares.get(id);
        return known != null && known.areMostlyAt(site);
    }

    private static Shares shares(Map<String, Shares> all, String id) {
        return all.computeIfAbsent(id, _ -> Shares.empty());
    }

    private static boolean isRecent(Incident one, Instant now) {
        Instant resolvedAt = one.resolvedAt();
        return resolvedAt == null
                || (one.mergedInto() == null && now.isBefore(resolvedAt.plus(LINGERS)));
    }
}
