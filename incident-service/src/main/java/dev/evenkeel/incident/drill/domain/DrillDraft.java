package dev.evenkeel.incident.drill.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A drill while one decision changes it. */
final class DrillDraft {
    private final Drill before;
    Drill.State state;
    @Nullable String target;
    @Nullable String incidentId;
    @Nullable Instant faultAt;
    @Nullable Instant detectedAt;
    @Nullable Instant mitigatedAt;
    @Nullable Instant healedAt;
    @Nullable Instant clearedAt;
    @Nullable Instant endedAt;
    Drill.@Nullable Grade grade;
    @Nullable String detail;

    DrillDraft(Drill before) {
        this.before = before;
        state = before.state();
        target = before.target();
        incidentId = before.incidentId();
        faultAt = before.faultAt();
        detectedAt = before.detectedAt();
        mitigatedAt = before.mitigatedAt();
        healedAt = before.healedAt();
        clearedAt = before.clearedAt();
        endedAt = before.endedAt();
        grade = before.grade();
        detail = before.detail();
    }

    Drill done() {
        return new Drill(
                before.drillId(),
                before.planId(),
                before.planVersion(),
                before.targets(),
                before.fault(),
                before.meetingId(),
                target,
                state,
                before.startedBy(),
                before.createdAt(),
                incidentId,
                faultAt,
                detectedAt,
                mitigatedAt,
                healedAt,
                clearedAt,
                endedAt,
                grade,
                detail);
    }
}
