package dev.evenkeel.incident.report.domain;

import dev.evenkeel.contracts.meeting.PathSwitched;
import dev.evenkeel.contracts.meeting.PathSwitched.Reason;
import java.util.List;

/**
 * How long people were without media: the silence a client measured before it left a silent path. A
 * switch that placement asked for is make-before-break and interrupts nothing.
 */
final class Interruptions {
    private Interruptions() {}

    static long longest(List<PathSwitched> switches) {
        return switches.stream()
                .filter(Interruptions::isAfterSilence)
                .mapToLong(PathSwitched::silenceMillis)
                .max()
                .orElse(0);
    }

    static boolean isAfterSilence(PathSwitched event) {
        return event.reason() == Reason.RELAY_LOST || event.reason() == Reason.PATH_LOST;
    }
}
