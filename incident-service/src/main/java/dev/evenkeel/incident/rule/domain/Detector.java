package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.incident.Incident.Cause;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.incident.topology.domain.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All rules over all that was observed. Pure but for its memory: the same observations and the same
 * ticks give the same findings. One thread.
 */
public final class Detector {
    private final MeetingBoard meetings = new MeetingBoard();
    private final PathBoard paths = new PathBoard();
    private final RelayWatch relays = new RelayWatch();
    private final LinkBoard links = new LinkBoard();
    private final DeviceBoard devices = new DeviceBoard();
    private final ComponentBoard components = new ComponentBoard();
    private final RulesInvalidRule rulesInvalid;
    private final Evaluators rules;

    public Detector(RuleSet inForce) {
        rulesInvalid = new RulesInvalidRule(inForce.builtIn("rules-invalid"));
        rules =
                new Evaluators(
                        inForce,
                        new Readings(paths, relays, links, devices, components),
                        paths,
                        links,
                        relays,
                        rulesInvalid);
    }

    /** Replaces the rules in force; see {@link Evaluators}. */
    public void use(RuleSet inForce) {
        rules.use(inForce);
    }

    /** Replaces what is known of sites and their links. */
    public void use(Topology inForce) {
        rules.use(inForce);
    }

    /** Says what is wrong with the rule files, a sentence each; nothing when nothing is. */
    public void ruleErrors(List<String> errors) {
        rulesInvalid.errors(errors);
    }

    public void observe(Observation seen) {
        meetings.observe(seen);
        paths.observe(seen);
        links.observe(seen);
        devices.observe(seen);
        components.observe(seen);
        relays.observe(seen);
        rules.all().forEach(rule -> rule.observe(seen));
    }

    /**
     * Says that quality windows wait to be observed on these partitions: those observed of them are
     * the newest there are.
     */
    public void behind(Set<Integer> partitions, Instant now) {
        paths.behind(partitions, now);
    }

    /** Everything that fires now. */
    public List<Finding> evaluate(Instant now) {
        relays.expect(placedRelays(), now);
        relays.tick(now);
        paths.tick(now);
        links.tick(now);
        devices.tick(now);
        components.tick(now);
        List<Finding> findings = new ArrayList<>();
        rules.all().forEach(rule -> findings.addAll(rule.evaluate(now)));
        return findings;
    }

    /** Whether a cause is known to be over; not when it merely cannot be seen. */
    public boolean isClear(String rule, Cause cause, Instant now) {
        return rules.of(rule).map(known -> known.isClear(cause.id(), now)).orElse(true);
    }

    /** The rules at work and what each sees. */
    public List<RuleStatus> status() {
        return rules.all().stream()
                .map(rule -> new RuleStatus(rule.rule(), rule.pending(), rule.firing()))
                .toList();
    }

    public MeetingBoard meetings() {
        return meetings;
    }

    public PathBoard paths() {
        return paths;
    }

    public RelayWatch relays() {
        return relays;
    }

    public DeviceBoard devices() {
        return devices;
    }

    public ComponentBoard components() {
        return components;
    }

    private Set<String> placedRelays() {
        Set<String> placed = new HashSet<>();
        for (MeetingSight meeting : meetings.meetings()) {
            MeetingPlaced placement = meeting.placement();
            if (placement != null) {
                placed.addAll(placement.relayIds());
            }
        }
        return placed;
    }
}
