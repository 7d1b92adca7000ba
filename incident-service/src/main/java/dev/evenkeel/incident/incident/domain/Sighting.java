package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding and what is known around it when it is held against the incidents.
 *
 * @param people in the affected meetings
 * @param runbook link to the plan; empty without one
 */
record Sighting(
        Finding finding, List<String> meetingIds, int people, Muting muting, String runbook) {

    static Sighting of(Finding finding, Detector detector, Muting muting, String runbook) {
        List<String> meetings = affected(finding, detector);
        int people =
                finding.cause().domain().equals("participant-network")
                        ? 1
                        : people(meetings, detector);
        return new Sighting(finding, meetings, people, muting, runbook);
    }

    static int people(List<String> meetings, Detector detector) {
        return meetings.stream()
                .flatMap(meeting -> detector.meetings().meeting(meeting).stream())
                .mapToInt(meeting -> meeting.people().size())
                .sum();
    }

    /** The team that would be alerted if nothing kept the incident from paging. */
    @Nullable String team() {
        return finding.rule().page() ? finding.rule().team() : null;
    }

    private static List<String> affected(Finding finding, Detector detector) {
        boolean byPlacement =
                finding.cause().domain().equals("relay") && finding.goneSince() == null;
        List<String> affected = new ArrayList<>(finding.meetingIds());
        if (byPlacement) {
            detector.meetings()
                    .placedOn(finding.cause().id())
                    .forEach(meeting -> affected.add(meeting.meetingId()));
        }
        return affected.stream().distinct().toList();
    }
}
