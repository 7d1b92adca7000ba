package dev.evenkeel.incident.report.domain;

import dev.evenkeel.contracts.meeting.MediaTrouble;
import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.meeting.MeetingStarted;
import dev.evenkeel.contracts.meeting.ParticipantJoined;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.meeting.PathSwitched;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.incident.incident.domain.IncidentCase;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that is known of a meeting that has ended, each kind in the order of time.
 *
 * @param started empty when it was never heard of
 */
public record MeetingStory(
        String meetingId,
        Optional<MeetingStarted> started,
        MeetingEnded ended,
        List<ParticipantJoined> joined,
        List<ParticipantLeft> left,
        List<MeetingPlaced> placed,
        List<PathSwitched> switched,
        List<MediaTrouble> troubles,
        List<QualityWindow> windows,
        List<IncidentCase> cases) {

    /**
     * Sorts out what was stored.
     *
     * @param facts the data of the events of {@code meeting.lifecycle.v1} and {@code
     *     meeting.placement.v1}, in any order; with a {@link MeetingEnded} among them
     */
    public static MeetingStory of(
            String meetingId,
            Collection<?> facts,
            List<QualityWindow> windows,
            List<IncidentCase> cases) {
        return new MeetingStory(
                meetingId,
                kind(facts, MeetingStarted.class, MeetingStarted::startedAt).stream().findFirst(),
                kind(facts, MeetingEnded.class, MeetingEnded::endedAt).getFirst(),
                kind(facts, ParticipantJoined.class, ParticipantJoined::joinedAt),
                kind(facts, ParticipantLeft.class, ParticipantLeft::leftAt),
                kind(facts, MeetingPlaced.class, MeetingPlaced::placedAt),
                kind(facts, PathSwitched.class, PathSwitched::switchedAt),
                kind(facts, MediaTrouble.class, MediaTrouble::at),
                windows.stream().sorted(Comparator.comparing(QualityWindow::windowEnd)).toList(),
                cases);
    }

    /** When it began, by the best that is known. */
    Instant startedAt() {
        return started.map(MeetingStarted::startedAt)
                .or(() -> joined.stream().map(ParticipantJoined::joinedAt).findFirst())
                .orElse(ended.endedAt());
    }

    /** The name a person typed. */
    String nameOf(String participantId) {
        return joined.stream()
                .filter(person -> person.participantId().equals(participantId))
                .map(ParticipantJoined::displayName)
                .findFirst()
                .orElse(participantId);
    }

    private static <T> List<T> kind(Collection<?> facts, Class<T> type, Function<T, Instant> at) {
        return facts.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .sorted(Comparator.comparing(at))
                .toList();
    }
}
