package dev.evenkeel.incident.quality.scenario;

import dev.evenkeel.incident.quality.scenario.Trouble.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Eleven kinds in three severities and two kinds of traffic, and pairs of them at once. */
final class Scenarios {
    private record Severities(String first, String second, double... strengths) {}

    private static final Map<Kind, Severities> KINDS =
            Map.ofEntries(
                    Map.entry(Kind.UPLINK_LOSS, new Severities("p-4", "p-1", 0.10, 0.25, 0.5)),
                    Map.entry(Kind.DOWNLINK_LOSS, new Severities("p-6", "p-8", 0.10, 0.25, 0.5)),
                    Map.entry(Kind.BUFFERBLOAT, new Severities("p-10", "p-2", 0.8, 1.0, 1.6)),
                    Map.entry(Kind.SLOW_CAMERA, new Severities("p-4", "p-9", 0.2, 0.5, 0.9)),
                    Map.entry(Kind.SLOW_DECODER, new Severities("p-3", "p-11", 0.75, 0.8, 0.9)),
                    Map.entry(Kind.SITE_LINK_LOSS, new Severities("hq", "branch", 0.10, 0.2, 0.4)),
                    Map.entry(Kind.SITE_LINK_FULL, new Severities("branch", "hq", 0.2, 0.3, 0.5)),
                    Map.entry(
                            Kind.RELAY_LOSS, new Severities("relay-a", "relay-b", 0.10, 0.2, 0.4)),
                    Map.entry(
                            Kind.RELAY_OVERLOAD,
                            new Severities("relay-b", "relay-a", 0.10, 0.2, 0.4)),
                    Map.entry(Kind.RELAY_KILLED, new Severities("relay-a", "relay-b", 1, 1, 1)),
                    Map.entry(
                            Kind.PLATFORM_LOSS,
                            new Severities("platform", "platform", 0.10, 0.2, 0.4)));

    private Scenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Severities severities = KINDS.get(kind);
            for (int i = 0; i < severities.strengths().length; i++) {
                double strength = severities.strengths()[i];
                add(all, Traffic.HEALTHY, new Trouble(kind, severities.first(), strength));
                add(all, Traffic.LOSSY_BUT_FINE, new Trouble(kind, severities.second(), strength));
            }
        }
        together(all);
        sitesUnknown(all);
        return all;
    }

    /** One of each kind and a few pairs. */
    static List<Scenario> few() {
        List<Scenario> all = all();
        List<Scenario> few = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if ((i < 66 && i % 6 == 2) || (i >= 66 && i % 6 == 0)) {
                few.add(all.get(i));
            }
        }
        return few;
    }

    private static void together(List<Scenario> all) {
        for (double strength : new double[] {0.15, 0.3}) {
            Trouble path = new Trouble(Kind.DOWNLINK_LOSS, "p-4", strength);
            Trouble up = new Trouble(Kind.UPLINK_LOSS, "p-10", strength);
            Trouble camera = new Trouble(Kind.SLOW_CAMERA, "p-6", strength);
            Trouble relay = new Trouble(Kind.RELAY_LOSS, "relay-a", strength);
            Trouble site = new Trouble(Kind.SITE_LINK_LOSS, "hq", strength);
            Trouble branch = new Trouble(Kind.SITE_LINK_FULL, "branch", 0.25);
            Trouble worst = new Trouble(Kind.DOWNLINK_LOSS, "p-4", strength + 0.3);
            add(all, Traffic.HEALTHY, path, up);
            add(all, Traffic.HEALTHY, path, camera);
            add(all, Traffic.HEALTHY, relay, up);
            add(all, Traffic.HEALTHY, relay, worst);
            add(all, Traffic.HEALTHY, site, up);
            add(all, Traffic.HEALTHY, site, camera);
            add(all, Traffic.HEALTHY, site, branch);
            add(all, Traffic.HEALTHY, relay, site);
        }
    }

    /** Nobody says who is at which site: these cannot be told, and count as misses. */
    private static void sitesUnknown(List<Scenario> all) {
        for (String site : World.SITES) {
            all.add(
                    new Scenario(
                            "SITE_LINK_LOSS " + site + " 0.2, nobody knows who is at the site",
                            Traffic.HEALTHY,
                            List.of(new Trouble(Kind.SITE_LINK_LOSS, site, 0.2)),
                            false,
                            all.size()));
        }
    }

    private static void add(List<Scenario> all, Traffic traffic, Trouble... troubles) {
        StringBuilder name = new StringBuilder();
        for (Trouble one : troubles) {
            name.append(name.isEmpty() ? "" : " + ")
                    .append(one.kind())
                    .append(' ')
                    .append(one.where())
                    .append(' ')
                    .append(one.strength());
        }
        name.append(traffic == Traffic.HEALTHY ? "" : ", lossy traffic");
        all.add(new Scenario(name.toString(), traffic, List.of(troubles), true, all.size()));
    }
}
