package dev.evenkeel.incident.report.domain;

import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.meeting.MeetingPlaced.Reason;
import dev.evenkeel.contracts.meeting.PathSwitched;
import dev.evenkeel.contracts.meeting.RelayPair;
import dev.evenkeel.incident.incident.domain.IncidentCase;
import dev.evenkeel.incident.plan.domain.CommandId;
import dev.evenkeel.incident.plan.domain.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the fault of a relay ran in one meeting, by what happened in the meeting. The case alone does
 * not tell: it keeps the newest step only, and a later placement may give the relay another role.
 */
record CourseOfFault(MeetingStory story, IncidentCase known) {
    /** How far apart the clocks of two machines may be. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(1);

    private String relayId() {
        return known.incident().cause().id();
    }

    /** Whether the relay was only the meeting's standby when the fault began. */
    boolean isOfStandby() {
        return placementThen().map(placed -> !placed.leads(relayId())).orElse(false);
    }

    /** The placement that mended it. */
    Optional<MeetingPlaced> mending() {
        return byEpoch().stream()
                .filter(placed -> placed.placedAt().isAfter(known.incident().startedAt()))
                .filter(placed -> isMending(placed.reason()))
                .filter(this::isOrderedHere)
                .findFirst();
    }

    /** The relay that took over, where the lost one led a pair; else the meeting's first. */
    Optional<String> successor() {
        return mending()
                .map(placed -> {
                    List<RelayPair> before =
                            placementThen().map(MeetingPlaced::pairs).orElse(List.of());
                    List<RelayPair> after = placed.pairs();
                    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
                        if (before.get(i).primary().equals(relayId())) {
                            return after.get(i).primary();
                        }
                    }
                    return placed.primary();
                });
    }

    /** When it was ordered: exact where the command is still known, else by its effect. */
    @Nullable Instant decidedAt() {
        @Nullable Step step = step();
        Optional<MeetingPlaced> mending = mending();
        if (mending.isEmpty()) {
            return step == null ? null : step.issuedAt();
        }
        if (step != null && step.commandId().equals(mending.get().commandId())) {
            return step.issuedAt();
        }
        return mending.get().placedAt();
    }

    @Nullable Instant movedAt() {
        @Nullable Step step = step();
        @Nullable Instant done = step == null || !step.isDone() ? null : step.decidedAt();
        return mending().map(MeetingPlaced::placedAt).orElse(done);
    }

    /** Switches of people off the relay while the fault lasted. */
    List<PathSwitched> switches() {
        Instant from = known.incident().startedAt().minus(CLOCK_TOLERANCE);
        Instant until = until();
        return story.switched().stream()
                .filter(event -> event.fromRelayId().equals(relayId()))
                .filter(event -> event.switchedAt().isAfter(from))
                .filter(event -> !event.switchedAt().isAfter(until))
                .toList();
    }

    @Nullable Step step() {
        return known.steps().get(story.meetingId());
    }

    /** In force when the fault began, or else the first later one that put the relay to use. */
    private Optional<MeetingPlaced> placementThen() {
        Instant began = known.incident().startedAt();
        Optional<MeetingPlaced> inForce =
                byEpoch().stream()
                        .filter(placed -> !placed.placedAt().isAfter(began))
                        .reduce((_, later) -> later)
                        .filter(this::uses);
        return inForce.or(() ->
                byEpoch().stream()
                        .filter(placed -> placed.placedAt().isAfter(began))
                        .filter(this::uses)
                        .findFirst());
    }

    private boolean uses(MeetingPlaced placed) {
        return placed.relayIds().contains(relayId());
    }

    private boolean isOrderedHere(MeetingPlaced placed) {
        return placed.commandId() != null
                && CommandId.isOf(
                        placed.commandId(), known.id(), story.meetingId(), placed.epoch() - 1);
    }

    private List<MeetingPlaced> byEpoch() {
        return story.placed().stream()
                .sorted(Comparator.comparingLong(MeetingPlaced::epoch))
                .toList();
    }

    private Instant until() {
        Instant resolved = known.incident().resolvedAt();
        return resolved == null ? story.ended().endedAt() : resolved;
    }

    private static boolean isMending(Reason reason) {
        return switch (reason) {
            case RELAY_LOST, RELAY_SICK, STANDBY_LOST -> true;
            case CREATED, STANDBY_RESTORED, DRAIN, SPREAD -> false;
        };
    }
}
