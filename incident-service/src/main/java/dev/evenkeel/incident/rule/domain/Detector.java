package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.incident.Incident.Cause;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
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
    private final RelayLostRule relayLost;
    private final RelaySickRule relaySick;
    private final PathLossyRule pathLossy;

    public Detector(RuleCatalog rules) {
        relayLost = new RelayLostRule(rules.relayLost(), relays);
        relaySick = new RelaySickRule(rules.relaySick(), paths, relayLost);
        pathLossy = new PathLossyRule(rules.participantPathLossy(), paths, relayLost, relaySick);
    }

    public void observe(Observation seen) {
        meetings.observe(seen);
        paths.observe(seen);
        relays.observe(seen);
    }

    /** Everything that fires now. */
    public List<Finding> evaluate(Instant now) {
        relays.expect(placedRelays(), now);
        relays.tick(now);
        paths.tick(now);
        List<Finding> findings = new ArrayList<>(relayLost.evaluate(now));
        findings.addAll(relaySick.evaluate(now));
        findings.addAll(pathLossy.evaluate(now));
        return findings;
    }

    /** Whether a cause is known to be over; not when it merely cannot be seen. */
    public boolean isClear(String rule, Cause cause, Instant now) {
        return switch (rule) {
            case "relay-lost" -> relayLost.isClear(cause.id(), now);
            case "relay-sick" -> relays.hears(now) && !relaySick.isSuspected(cause.id());
            case "participant-path-lossy" ->
                    relays.hears(now) && !pathLossy.isSuspected(cause.id());
            default -> throw new IllegalArgumentException("no rule " + rule);
        };
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

    private Set<String> placedRelays() {
        Set<String> placed = new HashSet<>();
        for (MeetingSight meeting : meetings.meetings()) {
            MeetingPlaced placement = meeting.placement();
            if (placement != null) {
                placed.add(placement.primary());
                if (placement.standby() != null) {
                    placed.add(placement.standby());
                }
            }
        }
        return placed;
    }
}
