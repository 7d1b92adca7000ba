package dev.evenkeel.incident.report.domain;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.meeting.ParticipantJoined;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.meeting.PathSwitched;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.incident.report.domain.MeetingReport.Fault;
import dev.evenkeel.incident.report.domain.MeetingReport.Outcome;
import dev.evenkeel.incident.report.domain.MeetingReport.Person;
import dev.evenkeel.incident.report.domain.MeetingReport.Placement;
import dev.evenkeel.incident.report.domain.MeetingReport.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a report of a story. Pure. */
public final class ReportBuilder {
    /** All of them are told further down. */
    private static final int MOST_TROUBLES_IN_SHORT = 5;

    private ReportBuilder() {}

    /** The report as of {@code now}; follow-up tasks are put in whenever it is read. */
    public static MeetingReport build(MeetingStory story, Instant now) {
        FaultExplainer explainer = new FaultExplainer(story);
        List<Fault> faults = story.cases().stream().map(explainer::explain).toList();
        List<Trouble> troubles = Troubles.of(story);
        List<MediaFault> mediaFaults = MediaFaults.of(story);
        List<Person> people = people(story);
        long longest = Interruptions.longest(story.switched());
        Outcome outcome = outcome(faults);
        Duration lasted = Duration.between(story.startedAt(), story.ended().endedAt());
        return new MeetingReport(
                story.meetingId(),
                story.started().map(started -> started.title()).orElse(""),
                story.startedAt(),
                story.ended().endedAt(),
                story.ended().reason(),
                lasted.toSeconds(),
                now,
                outcome,
                headline(outcome, faults, people.size(), longest, lasted),
                sentences(story, faults, troubles, mediaFaults),
                longest,
                people,
                placements(story),
                switches(story),
                faults,
                QualitySeries.of(story.windows()),
                troubles,
                mediaFaults,
                List.of());
    }

    private static Outcome outcome(List<Fault> faults) {
        if (faults.isEmpty()) {
            return Outcome.CLEAN;
        }
        return faults.stream().allMatch(ReportBuilder::isMended)
                ? Outcome.HANDLED
                : Outcome.TROUBLED;
    }

    private static boolean isMended(Fault fault) {
        return fault.state() == Incident.State.RESOLVED
                || fault.state() == Incident.State.MITIGATED;
    }

    private static Sentence headline(
            Outcome outcome, List<Fault> faults, int people, long longest, Duration lasted) {
        return switch (outcome) {
            case CLEAN ->
                    Sentence.of(
                            "meeting.clean",
                            "All went well: {participants} people, {minutes} minutes, no fault.",
                            "participants",
                            people,
                            "minutes",
                            Math.max(1, lasted.toMinutes()));
            case HANDLED ->
                    Sentence.of(
                            "meeting.handled",
                            "{faults} fault(s), each mended during the meeting; the longest interruption was {longestInterruptionMillis} ms.",
                            "faults",
                            faults.size(),
                            "longestInterruptionMillis",
                            longest);
            case TROUBLED ->
                    Sentence.of(
                            "meeting.troubled",
                            "{faults} fault(s), {open} of them not mended when the meeting ended.",
                            "faults",
                            faults.size(),
                            "open",
                            (int) faults.stream().filter(one -> !isMended(one)).count());
        };
    }

    private static List<Sentence> sentences(
            MeetingStory story,
            List<Fault> faults,
            List<Trouble> troubles,
            List<MediaFault> mediaFaults) {
        List<Sentence> sentences = new ArrayList<>();
        faults.forEach(fault -> sentences.add(fault.explanation()));
        troubles.stream()
                .filter(trouble -> faults.stream().noneMatch(fault -> tells(fault, trouble)))
                .limit(MOST_TROUBLES_IN_SHORT)
                .forEach(trouble -> sentences.add(trouble.explanation()));
        mediaFaults.stream()
                .limit(MOST_TROUBLES_IN_SHORT)
                .forEach(fault -> sentences.add(fault.explanation()));
        story.switched().stream()
                .filter(event -> event.reason() == PathSwitched.Reason.PATH_LOST)
                .forEach(event -> sentences.add(pathLost(story, event)));
        boolean judged =
                story.windows().stream()
                        .anyMatch(window -> window.verdict() != QualityWindow.Verdict.UNKNOWN);
        if (!judged) {
            sentences.add(
                    Sentence.of(
                            "quality.unknown",
                            "Too few measurements arrived to say how it sounded and looked."));
        }
        return sentences;
    }

    private static boolean tells(Fault fault, Trouble trouble) {
        return fault.cause().domain().equals(trouble.domain().word())
                && fault.cause().id().equals(trouble.causeId());
    }

    private static Sentence pathLost(MeetingStory story, PathSwitched event) {
        return Sentence.of(
                "switch.path-lost",
                "{name} lost the way to {fromRelayId} and went on over {toRelayId} after {silenceMillis} ms.",
                "participantId",
                event.participantId(),
                "name",
                story.nameOf(event.participantId()),
                "fromRelayId",
                event.fromRelayId(),
                "toRelayId",
                event.toRelayId(),
                "silenceMillis",
                event.silenceMillis());
    }

    private static List<Person> people(MeetingStory story) {
        Map<String, ParticipantJoined> first = new LinkedHashMap<>();
        story.joined().forEach(person -> first.putIfAbsent(person.participantId(), person));
        return first.values().stream().map(person -> person(story, person)).toList();
    }

    private static Person person(MeetingStory story, ParticipantJoined joined) {
        String id = joined.participantId();
        Optional<ParticipantLeft> left =
                story.left().stream()
                        .filter(event -> event.participantId().equals(id))
                        .reduce((_, later) -> later);
        List<PathSwitched> switches =
                story.switched().stream()
                        .filter(event -> event.participantId().equals(id))
                        .toList();
        List<QualityWindow> windows =
                story.windows().stream()
                        .filter(window -> window.participantId().equals(id))
                        .toList();
        return new Person(
                id,
                joined.displayName(),
                joined.role(),
                joined.joinedAt(),
                left.map(ParticipantLeft::leftAt).orElse(story.ended().endedAt()),
                left.map(ParticipantLeft::reason).orElse(ParticipantLeft.Reason.MEETING_ENDED),
                switches.size(),
                Interruptions.longest(switches),
                QualitySeries.summary(windows));
    }

    private static List<Placement> placements(MeetingStory story) {
        return story.placed().stream()
                .map(placed ->
                        new Placement(
                                placed.placedAt(),
                                placed.epoch(),
                                placed.primary(),
                                placed.standby(),
                                placed.branches(),
                                placed.reason(),
                                placed.commandId()))
                .toList();
    }

    private static List<Switch> switches(MeetingStory story) {
        return story.switched().stream()
                .map(event ->
                        new Switch(
                                event.switchedAt(),
                                event.participantId(),
                                event.fromRelayId(),
                                event.toRelayId(),
                                event.epoch(),
                                event.reason(),
                                event.silenceMillis()))
                .toList();
    }
}
