package dev.evenkeel.local.frontdoor;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which URL belongs to whom. Pure. */
final class RouteTable {
    private static final String RELAYS = "/relays/";
    private static final String MEDIA = "/media/v1";

    /** Paths another server might read differently than we do: dot segments, hidden or not. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)|//|\\\\|%2e|%2f|%5c|%00|;");

    private record Prefix(String path, String neighbour) {
        boolean covers(String requested) {
            return requested.equals(path) || requested.startsWith(path + "/");
        }
    }

    private static final List<Prefix> PREFIXES =
            List.of(
                    new Prefix("/api/v1/meetings", "room-service"),
                    new Prefix("/api/v1/account", "room-service"),
                    new Prefix("/api/v1/accounts", "room-service"),
                    new Prefix("/api/v1/groups", "room-service"),
                    new Prefix("/api/v1/schedule", "room-service"),
                    new Prefix("/ws/v1/meetings", "room-service"),
                    new Prefix("/whip/v1", "room-service"),
                    new Prefix("/whep/v1", "room-service"),
                    new Prefix("/api/v1/telemetry", "telemetry-ingest"),
                    new Prefix("/ws/v1/telemetry", "telemetry-ingest"),
                    new Prefix("/v1/logs", "telemetry-ingest"),
                    new Prefix("/api/v1/incidents", "incident-service"),
                    new Prefix("/api/v1/rules", "incident-service"),
                    new Prefix("/api/v1/plans", "incident-service"),
                    new Prefix("/api/v1/plan-runs", "incident-service"),
                    new Prefix("/api/v1/drills", "incident-service"),
                    new Prefix("/api/v1/drill-schedules", "incident-service"),
                    new Prefix("/api/v1/alerts", "incident-service"),
                    new Prefix("/api/v1/silences", "incident-service"),
                    new Prefix("/api/v1/topology", "incident-service"),
                    new Prefix("/api/v1/relays", "incident-service"),
                    new Prefix("/api/v1/reports", "incident-service"),
                    new Prefix("/api/v1/console", "incident-service"),
                    new Prefix("/api/v1/recordings", "recording-service"));

    private final Set<String> relays;

    RouteTable(Set<String> relays) {
        this.relays = Set.copyOf(relays);
    }

    /**
     * @param path as it came, not decoded, without the query
     */
    Route route(String path) {
        if (AMBIGUOUS.matcher(path.toLowerCase(Locale.ROOT)).find()) {
            return new Route.Refused(400, "Bad path", "The path is not in its normal form.");
        }
        for (var prefix : PREFIXES) {
            if (prefix.covers(path)) {
                return new Route.ToNeighbour(prefix.neighbour(), path);
            }
        }
        if (path.startsWith(RELAYS)) {
            return relay(path.substring(RELAYS.length()));
        }
        if (path.startsWith("/api/") || path.startsWith("/ws/") || path.startsWith("/q/")) {
            return new Route.Refused(404, "No such address", "Nothing is served at " + path + ".");
        }
        return new Route.ToWeb();
    }

    /** Only media is public; a relay's control API is not. */
    private Route relay(String relayAndPath) {
        var slash = relayAndPath.indexOf('/');
        var relay = slash < 0 ? relayAndPath : relayAndPath.substring(0, slash);
        var path = slash < 0 ? "" : relayAndPath.substring(slash);
        if (!relays.contains(relay)) {
            return new Route.Refused(404, "No such relay", "There is no relay “" + relay + "”.");
        }
        if (!path.equals(MEDIA) && !path.startsWith(MEDIA + "/")) {
            return new Route.Refused(404, "No such address", "Only media is served there.");
        }
        return new Route.ToNeighbour(relay, path);
    }
}
