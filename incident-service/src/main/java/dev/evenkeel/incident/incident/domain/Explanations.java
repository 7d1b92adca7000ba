package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.incident.Incident.Cause;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.MeetingSight;
import dev.evenkeel.incident.topology.domain.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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

    Explanations(
            Collection<IncidentCase> cases, Detector detector, Topology topology, Instant now) {
        this.detector = detector;
        this.topology = topology;
        this.causes =
                cases.stream()
                        .filter(one -> isCause(one.incident()) && isRecent(one.incident(), now))
                        .sorted(Comparator.comparing(one -> width(one.incident().cause())))
                        .toList();
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
            case "meeting" -> detector.paths().isMeetingMostlyAt(cause.id(), site);
            case "relay" ->
                    !rule.equals("relay-lost")
                            && detector.paths().isRelayMostlyAt(cause.id(), site);
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
                            .filter(placed -> placed.pairs().size() == 1)
                            .map(MeetingPlaced::primary);
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

    private static boolean isRecent(Incident one, Instant now) {
        Instant resolvedAt = one.resolvedAt();
        return resolvedAt == null
                || (one.mergedInto() == null && now.isBefore(resolvedAt.plus(LINGERS)));
    }
}
