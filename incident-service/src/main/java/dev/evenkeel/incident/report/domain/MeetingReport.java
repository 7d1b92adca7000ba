package dev.evenkeel.incident.report.domain;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.meeting.ParticipantRole;
import dev.evenkeel.contracts.meeting.PathSwitched;
import dev.evenkeel.contracts.meeting.RelayPair;
import dev.evenkeel.contracts.quality.QualityWindow.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a meeting after its end; the JSON of {@code GET
 * /api/v1/reports/{meetingId}}. What is not known is {@code null}, never 0. Ratios are 0–1, times
 * milliseconds.
 *
 * @param longestInterruptionMillis longest time any participant was without media, ≥ 0
 * @param troubles every time people suffered, and why, whether an incident was opened or not
 * @param mediaFaults what failed of people's own devices, of their way in and of what they heard;
 *     {@code null} in reports made before clients told of it
 * @param tasks follow-up tasks as they are when the report is read, without their words
 */
public record MeetingReport(
        String meetingId,
        String title,
        Instant startedAt,
        Instant endedAt,
        MeetingEnded.Reason endReason,
        long durationSeconds,
        Instant generatedAt,
        Outcome verdict,
        Sentence headline,
        List<Sentence> sentences,
        long longestInterruptionMillis,
        List<Person> participants,
        List<Placement> placements,
        List<Switch> switches,
        List<Fault> faults,
        List<Series> quality,
        List<Trouble> troubles,
        @Nullable List<MediaFault> mediaFaults,
        List<FollowUp> tasks) {

    /** The meeting in one word. */
    public enum Outcome {
        /** No fault. */
        @JsonProperty("clean")
        CLEAN,
        /** Every fault was mended during the meeting. */
        @JsonProperty("handled")
        HANDLED,
        /** A fault was still open at the end. */
        @JsonProperty("troubled")
        TROUBLED
    }

    /**
     * Somebody who was there.
     *
     * @param leftAt the last time, if there were several
     * @param longestInterruptionMillis longest silence before a switch of this person
     */
    public record Person(
            String participantId,
            String name,
            ParticipantRole role,
            Instant joinedAt,
            Instant leftAt,
            ParticipantLeft.Reason leftReason,
            int switches,
            long longestInterruptionMillis,
            PersonQuality quality) {}

    /**
     * One person's meeting in figures.
     *
     * @param windows windows with a verdict
     * @param goodRatio share of them that were good
     * @param lossRatio mean of the worse way
     */
    public record PersonQuality(
            int windows,
            @Nullable Double goodRatio,
            @Nullable Double lossRatio,
            @Nullable Double roundTripMillis,
            @Nullable Double meanOpinionScore) {}

    /**
     * Where the meeting ran from then on.
     *
     * @param branches the pairs after the first, while it was larger than one relay
     */
    public record Placement(
            Instant at,
            long epoch,
            String primary,
            @Nullable String standby,
            @Nullable List<RelayPair> branches,
            MeetingPlaced.Reason reason,
            @Nullable String commandId) {}

    /** A person's media changed its relay. */
    public record Switch(
            Instant at,
            String participantId,
            String fromRelayId,
            String toRelayId,
            long epoch,
            PathSwitched.Reason reason,
            long silenceMillis) {}

    /** An incident that touched the meeting. */
    public record Fault(
            String incidentId,
            String rule,
            Incident.Severity severity,
            Incident.State state,
            Incident.Cause cause,
            Sentence explanation,
            List<Sentence> advice,
            List<Incident.Evidence> evidence,
            List<Incident.TimelineEntry> actions,
            Times times,
            Durations durations) {}

    /**
     * When.
     *
     * @param decidedAt the command for this meeting was ordered
     * @param movedAt it was carried out
     */
    public record Times(
            Instant beganAt,
            Instant detectedAt,
            @Nullable Instant decidedAt,
            @Nullable Instant movedAt,
            @Nullable Instant resolvedAt) {}

    /** How long: began→detected, detected→decided, decided→moved, began→resolved. */
    public record Durations(
            long detectMillis,
            @Nullable Long decideMillis,
            @Nullable Long moveMillis,
            @Nullable Long totalMillis) {}

    /**
     * A follow-up task. Room-service tells its words to those who were there.
     *
     * @param participantId who is to do it; {@code null}: nobody, or somebody known by an address
     * @param changedAt when it was written, changed, done or opened again, whichever came last
     */
    public record FollowUp(
            String taskId, @Nullable String participantId, boolean done, Instant changedAt) {}

    /** One person's quality over time, at most 300 points, the oldest first. */
    public record Series(String participantId, List<Point> points) {}

    /** One moment of it. */
    public record Point(
            Instant at,
            String relayId,
            Verdict verdict,
            @Nullable Double uplinkLossRatio,
            @Nullable Double downlinkLossRatio,
            @Nullable Double jitterMillis,
            @Nullable Double roundTripMillis,
            @Nullable Double meanOpinionScore,
            @Nullable Double receivedBitsPerSecond,
            @Nullable Double framesPerSecond,
            @Nullable Double freezeRatio) {}
}
