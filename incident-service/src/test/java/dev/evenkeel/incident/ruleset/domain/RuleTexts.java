package dev.evenkeel.incident.ruleset.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rule files for tests. */
public final class RuleTexts {
    private RuleTexts() {}

    /** A rule about a relay's CPU. */
    public static String threshold(String id, int version, double over) {
        return """
        id: %s
        version: %d
        kind: threshold
        description: A relay is busy.
        misses: Much.
        summary: Relay {subject} is busy.
        severity: warning
        page: false
        team: operators
        pendingFor: PT0S
        keepFiring: PT1S
        when:
          measure: relay.cpuRatio
          per: relay
          over: %s
        """
                .formatted(id, version, over);
    }

    /** The shipped rules and one file more. */
    public static RuleCatalog with(String file, String text) {
        List<RuleSource> files = new ArrayList<>(ShippedRules.files());
        files.add(new RuleSource(RuleSource.Origin.FOLDER, file, text));
        return RuleCatalog.read(files, Set.of("relay-loss", "relay-sick"));
    }
}
