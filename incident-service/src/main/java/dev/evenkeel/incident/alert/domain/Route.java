package dev.evenkeel.incident.alert.domain;

import dev.evenkeel.incident.silence.domain.Match;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts go to whom.
 *
 * @param receivers told at once; ids
 * @param groupWait how long alerts are gathered before the first message of a group leaves
 * @param goOn whether later routes are looked at too
 * @param steps who is told besides while nobody acknowledges, by how long
 * @param repeatEvery after the last step it is repeated so often; {@code null}: not
 */
public record Route(
        Match match,
        Hours hours,
        List<String> receivers,
        Duration groupWait,
        boolean goOn,
        List<Step> steps,
        @Nullable Duration repeatEvery) {
    /** Fields of an alert that can be asked for. */
    public static final Set<String> FIELDS = Set.of("team", "severity", "rule", "domain", "cause");

    public Route {
        receivers = List.copyOf(receivers);
        steps = List.copyOf(steps);
    }

    /** Receivers told when nobody has acknowledged for so long since the alert. */
    public record Step(Duration after, List<String> receivers) {
        public Step {
            receivers = List.copyOf(receivers);
        }
    }
}
