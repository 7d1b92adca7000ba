package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.incident.Incident.Cause;
import dev.evenkeel.contracts.incident.Incident.Evidence;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.incident.topology.domain.Topology;
import dev.evenkeel.incident.topology.domain.Topology.Link;
import dev.evenkeel.incident.topology.domain.Topology.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code site-link-bad}: a link is measured to be bad, or most people of its site suffer at once
 * while others on the same relays do not.
 */
final class SiteLinkRule implements Evaluator {
    private final PathBoard paths;
    private final LinkBoard links;
    private final RelayWatch relays;
    private final SubjectAlerts alerts = new SubjectAlerts();
    private final Pace pace = new Pace();
    private Topology topology = Topology.NONE;
    private Set<String> suspectedSites = Set.of();
    private Rule rule;

    /** What speaks against one link now. */
    private record Suspicion(List<Evidence> evidence, Set<String> meetings) {}

    SiteLinkRule(Rule rule, PathBoard paths, LinkBoard links, RelayWatch relays) {
        this.rule = rule;
        this.paths = paths;
        this.links = links;
        this.relays = relays;
    }

    void use(Topology inForce) {
        topology = inForce;
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public void configure(Rule later) {
        rule = later;
    }

    @Override
    public List<Finding> evaluate(Instant now) {
        if (pace.isDue(now, paths.seen().size())) {
            look(now);
        }
        return alerts.findings();
    }

    @Override
    public boolean isClear(String causeId, Instant now) {
        return relays.hears(now) && !alerts.contains(causeId);
    }

    @Override
    public Set<String> pending() {
        return alerts.pending();
    }

    @Override
    public Set<String> firing() {
        return alerts.firing();
    }

    /** Whether it fires, or is about to, for a link of that site. */
    boolean isSuspectedAt(@Nullable String siteId) {
        return siteId != null && suspectedSites.contains(siteId);
    }

    private void look(Instant now) {
        Map<String, Suspicion> suspected = new TreeMap<>();
        measured(suspected, now);
        suffered(suspected, now);
        suspected.forEach((link, suspicion) ->
                alerts.next(
                        rule, now, link, Condition.TRUE, since -> finding(link, since, suspicion)));
        alerts.nextUnseen(
                rule,
                now,
                suspected.keySet(),
                relays.hears(now) ? Condition.FALSE : Condition.UNDECIDED);
        suspectedSites =
                alerts.subjects().stream()
                        .flatMap(link -> topology.siteOf("site-link", link).stream())
                        .map(Site::id)
                        .collect(Collectors.toSet());
    }

    private Finding finding(String link, Instant since, Suspicion suspicion) {
        String site =
                topology.siteOf("site-link", link).map(one -> " of site " + one.name()).orElse("");
        return new Finding(
                rule,
                new Cause("site-link", link),
                "Link %s%s is bad.".formatted(link, site),
                since,
                null,
                suspicion.evidence(),
                null,
                suspicion.meetings());
    }

    private void measured(Map<String, Suspicion> into, Instant now) {
        for (String link : links.links()) {
            links.bad(
                            link,
                            now,
                            rule.millis("measurementAgeMillis"),
                            rule.threshold("linkLossRatio"))
                    .ifPresent(one ->
                            into.put(
                                    link,
                                    new Suspicion(List.of(evidence(link, one, now)), Set.of())));
        }
    }

    private void suffered(Map<String, Suspicion> into, Instant now) {
        List<QualityWindow> fresh = paths.fresh(now, rule.millis("windowAgeMillis"));
        SiteTally.of(fresh, this::isBad)
                .forEach((siteId, tally) ->
                        topology.site(siteId)
                                .filter(site -> !site.links().isEmpty())
                                .filter(_ -> isToBlame(tally))
                                .ifPresent(site -> blame(site, tally, into, now)));
    }

    private boolean isToBlame(SiteTally tally) {
        return tally.blamesSite(rule.threshold("fewestAffected"), rule.threshold("affectedRatio"));
    }

    /** Those measured to be bad; without a measurement the first, which is the one in use. */
    private void blame(Site site, SiteTally tally, Map<String, Suspicion> into, Instant now) {
        List<String> bad = site.links().stream().map(Link::id).filter(into::containsKey).toList();
        List<String> blamed = bad.isEmpty() ? List.of(site.links().getFirst().id()) : bad;
        for (String link : blamed) {
            List<Evidence> evidence = new ArrayList<>();
            evidence.add(evidence(site, tally, now));
            Suspicion known = into.get(link);
            if (known != null) {
                evidence.addAll(known.evidence());
            }
            into.put(link, new Suspicion(evidence, tally.meetings()));
        }
    }

    private boolean isBad(QualityWindow window) {
        Double score = window.meanOpinionScore();
        return PathBoard.worstLoss(window) >= rule.threshold("lossRatio")
                || (score != null && score < rule.threshold("meanOpinionScore"));
    }

    private static Evidence evidence(Site site, SiteTally tally, Instant now) {
        return new Evidence(
                now,
                "site-windows",
                site.id(),
                "%d of %d people at site %s suffer in windows of 5 s; of %d others on the same relays %d do."
                        .formatted(
                                tally.bad(),
                                tally.people(),
                                site.name(),
                                tally.others(),
                                tally.othersBad()));
    }

    private static Evidence evidence(String link, LinkMeasurement measured, Instant now) {
        Double loss = measured.lossRatio();
        String state = measured.state() == null ? "not told" : measured.state().name();
        return new Evidence(
                now,
                "link-measured",
                link,
                String.format(
                        Locale.ROOT,
                        "Measured at %s: state %s, loss %s.",
                        measured.timestamp(),
                        state.toLowerCase(Locale.ROOT),
                        loss == null ? "not told" : Math.round(100 * loss) + "%"));
    }
}
