package dev.evenkeel.incident.report.domain;

import dev.evenkeel.contracts.failover.FailoverOutcome.Result;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.meeting.PathSwitched;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.incident.incident.domain.IncidentCase;
import dev.evenkeel.incident.plan.domain.Step;
import dev.evenkeel.incident.report.domain.MeetingReport.Durations;
import dev.evenkeel.incident.report.domain.MeetingReport.Fault;
import dev.evenkeel.incident.report.domain.MeetingReport.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an incident meant for one meeting, in plain words, with what to do about it. */
final class FaultExplainer {
    private final MeetingStory story;

    FaultExplainer(MeetingStory story) {
        this.story = story;
    }

    Fault explain(IncidentCase known) {
        Incident incident = known.incident();
        CourseOfFault course = new CourseOfFault(story, known);
        @Nullable Step step = course.step();
        Times times =
                new Times(
                        incident.startedAt(),
                        incident.openedAt(),
                        course.decidedAt(),
                        course.movedAt(),
                        incident.resolvedAt());
        return new Fault(
                incident.incidentId(),
                incident.rule(),
                incident.severity(),
                incident.state(),
                incident.cause(),
                explanation(incident, course),
                Advice.of(incident, step, story),
                incident.evidence(),
                incident.timeline(),
                times,
                durations(times));
    }

    private Sentence explanation(Incident incident, CourseOfFault course) {
        return switch (incident.rule()) {
            case "relay-lost" -> relayLost(incident.cause().id(), course);
            case "relay-sick" -> relaySick(incident, course);
            case "participant-path-lossy" -> pathLossy(incident);
            default ->
                    Sentence.of(
                            "fault.other",
                            "{summary}",
                            "rule",
                            incident.rule(),
                            "cause",
                            incident.cause().id(),
                            "summary",
                            incident.summary());
        };
    }

    private Sentence relayLost(String relayId, CourseOfFault course) {
        List<PathSwitched> switches = course.switches();
        if (course.isOfStandby() && switches.stream().noneMatch(Interruptions::isAfterSilence)) {
            return Sentence.of(
                    "relay-lost.standby-replaced",
                    "Relay {relayId} went away. It was the standby of this meeting; nobody noticed.",
                    "relayId",
                    relayId);
        }
        if (switches.isEmpty() && !isMoved(course)) {
            return Sentence.of(
                    "relay-lost.not-moved",
                    "Relay {relayId}, which carried this meeting, went away and the meeting could not be moved.",
                    "relayId",
                    relayId);
        }
        return Sentence.of(
                "relay-lost.moved",
                "Relay {relayId}, which carried this meeting, went away. {participants} people were moved to {toRelayId} by themselves; the longest interruption was {longestInterruptionMillis} ms.",
                "relayId",
                relayId,
                "toRelayId",
                target(switches, course),
                "participants",
                (int) switches.stream().map(PathSwitched::participantId).distinct().count(),
                "longestInterruptionMillis",
                Interruptions.longest(switches));
    }

    private Sentence relaySick(Incident incident, CourseOfFault course) {
        String relayId = incident.cause().id();
        double loss = worstLossOn(relayId, incident.startedAt());
        if (!isMoved(course)) {
            return Sentence.of(
                    "relay-sick.not-moved",
                    "Relay {relayId} lost {lossRatio} of the packets of most people on it; the meeting could not be moved.",
                    "relayId",
                    relayId,
                    "lossRatio",
                    loss);
        }
        List<PathSwitched> switches = course.switches();
        return Sentence.of(
                "relay-sick.moved",
                "Relay {relayId} lost {lossRatio} of the packets of most people on it. The meeting was moved to {toRelayId}; the longest interruption was {longestInterruptionMillis} ms.",
                "relayId",
                relayId,
                "toRelayId",
                target(switches, course),
                "lossRatio",
                loss,
                "longestInterruptionMillis",
                Interruptions.longest(switches));
    }

    private Sentence pathLossy(Incident incident) {
        String participantId = participantOf(incident);
        Instant until =
                incident.resolvedAt() == null ? story.ended().endedAt() : incident.resolvedAt();
        double loss =
                story.windows().stream()
                        .filter(window -> window.participantId().equals(participantId))
                        .filter(window -> window.windowEnd().isAfter(incident.startedAt()))
                        .filter(window -> window.windowEnd().isBefore(until))
                        .mapToDouble(QualitySeries::worstLoss)
                        .max()
                        .orElse(0);
        return Sentence.of(
                "participant-path-lossy.seen",
                "The connection of {name} lost up to {lossRatio} of its packets for {seconds} s; everybody else's was fine.",
                "participantId",
                participantId,
                "name",
                story.nameOf(participantId),
                "seconds",
                Math.max(0, Duration.between(incident.startedAt(), until).toSeconds()),
                "lossRatio",
                loss);
    }

    static String participantOf(Incident incident) {
        String id = incident.cause().id();
        return id.substring(id.indexOf('/') + 1);
    }

    private double worstLossOn(String relayId, Instant since) {
        return story.windows().stream()
                .filter(window -> window.relayId().equals(relayId))
                .filter(window -> window.windowEnd().isAfter(since))
                .max((one, other) ->
                        Double.compare(
                                QualitySeries.worstLoss(one), QualitySeries.worstLoss(other)))
                .map((QualityWindow worst) -> QualitySeries.worstLoss(worst))
                .orElse(0.0);
    }

    private static String target(List<PathSwitched> switches, CourseOfFault course) {
        @Nullable Step step = course.step();
        return course.successor()
                .or(() -> Optional.ofNullable(step).map(Step::primaryAfter))
                .orElseGet(() ->
                        switches.isEmpty() ? "another relay" : switches.getLast().toRelayId());
    }

    private static boolean isMoved(CourseOfFault course) {
        @Nullable Step step = course.step();
        return course.mending().isPresent() || (step != null && step.result() == Result.APPLIED);
    }

    private static Durations durations(Times times) {
        return new Durations(
                Duration.between(times.beganAt(), times.detectedAt()).toMillis(),
                between(times.detectedAt(), times.decidedAt()),
                between(times.decidedAt(), times.movedAt()),
                between(times.beganAt(), times.resolvedAt()));
    }

    private static @Nullable Long between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? null : Duration.between(from, to).toMillis();
    }
}
