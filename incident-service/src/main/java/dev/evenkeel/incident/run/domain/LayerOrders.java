package dev.evenkeel.incident.run.domain;

import dev.evenkeel.contracts.failover.Ceiling;
import dev.evenkeel.contracts.failover.LayerCeiling;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.console.domain.MeetingView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which meetings a deed holds below a ceiling, and with which commands. */
public final class LayerOrders {
    private static final Duration VALID = Duration.ofSeconds(15);

    private LayerOrders() {}

    /**
     * The meetings of an incident that go on with people in them; those of a relay as long as they
     * run there.
     *
     * @param incident {@code null}: the run has none, and the meetings of its relay are meant
     */
    public static List<MeetingView> concerned(
            Deed deed, @Nullable Incident incident, List<MeetingView> meetings) {
        boolean byRelay = deed.target().domain().equals("relay");
        return meetings.stream()
                .filter(meeting ->
                        incident == null
                                ? byRelay || meeting.meetingId().equals(deed.target().id())
                                : incident.meetingIds().contains(meeting.meetingId()))
                .filter(meeting -> !byRelay || runsOn(meeting, deed.target().id()))
                .toList();
    }

    /** One command for each; repeated on the same placement it has the same identity. */
    public static List<LayerCeiling> lower(
            Deed deed, Ceiling ceiling, Duration atMost, List<MeetingView> meetings, Instant now) {
        List<LayerCeiling> orders = new ArrayList<>();
        for (MeetingView meeting : meetings) {
            long epoch = meeting.placement().epoch();
            orders.add(
                    new LayerCeiling(
                            Run.id(deed.key(), meeting.meetingId(), Long.toString(epoch)),
                            meeting.meetingId(),
                            deed.runId(),
                            ceiling,
                            now.plus(atMost),
                            epoch,
                            deed.text(),
                            now,
                            now.plus(VALID)));
        }
        return orders;
    }

    /** Lets the pictures of a meeting rise again, as far as the run is concerned. */
    public static LayerCeiling raise(String runId, String meetingId, String reason, Instant now) {
        return new LayerCeiling(
                Run.id(runId, meetingId, "raise", now.toString()),
                meetingId,
                runId,
                null,
                null,
                0,
                reason,
                now,
                now.plus(VALID));
    }

    /** A ceiling for people. */
    public static String words(Ceiling ceiling) {
        List<String> parts = new ArrayList<>();
        if (ceiling.audioOnly()) {
            parts.add("no cameras");
        } else if (ceiling.height() != null) {
            parts.add("cameras of at most %d lines".formatted(ceiling.height()));
        }
        if (ceiling.bitsPerSecond() != null) {
            parts.add("at most %d kbit/s to each person".formatted(ceiling.bitsPerSecond() / 1000));
        }
        return String.join(", ", parts);
    }

    private static boolean runsOn(MeetingView meeting, String relayId) {
        MeetingView.Placement placement = meeting.placement();
        return placement.relayIds().contains(relayId);
    }
}
