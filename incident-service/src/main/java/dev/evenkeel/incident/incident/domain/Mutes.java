package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.incident.Incident.Cause;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.Rule;
import dev.evenkeel.incident.silence.domain.Mute;
import dev.evenkeel.incident.topology.domain.Topology;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which silence or maintenance window covers an incident. */
record Mutes(List<Mute> all, Topology topology) {
    static final Mutes NONE = new Mutes(List.of(), Topology.NONE);

    Mutes {
        all = List.copyOf(all);
    }

    /** The id of the first that covers it now. */
    Optional<String> of(
            Rule rule, Cause cause, @Nullable String incidentId, Detector detector, Instant now) {
        if (all.stream().noneMatch(mute -> mute.isOn(now))) {
            return Optional.empty();
        }
        Map<String, String> subject = subject(rule, cause, incidentId, detector);
        return all.stream().filter(mute -> mute.covers(subject, now)).map(Mute::id).findFirst();
    }

    private Map<String, String> subject(
            Rule rule, Cause cause, @Nullable String incidentId, Detector detector) {
        Map<String, String> subject = new HashMap<>();
        subject.put("rule", rule.id());
        subject.put("severity", rule.severity().name().toLowerCase(Locale.ROOT));
        subject.put("team", rule.team());
        subject.put("domain", cause.domain());
        subject.put("cause", cause.id());
        if (incidentId != null) {
            subject.put("incident", incidentId);
        }
        site(cause, detector).ifPresent(site -> subject.put("site", site));
        region(cause, detector).ifPresent(region -> subject.put("region", region));
        return subject;
    }

    private Optional<String> site(Cause cause, Detector detector) {
        int slash = cause.id().indexOf('/');
        if (cause.domain().equals("participant-network") && slash > 0) {
            return detector.paths()
                    .of(cause.id().substring(0, slash), cause.id().substring(slash + 1))
                    .map(window -> window.siteId());
        }
        return topology.siteOf(cause.domain(), cause.id()).map(Topology.Site::id);
    }

    private static Optional<String> region(Cause cause, Detector detector) {
        return switch (cause.domain()) {
            case "region" -> Optional.of(cause.id());
            case "relay" -> Optional.ofNullable(detector.relays().regionOf(cause.id()));
            default -> Optional.empty();
        };
    }
}
