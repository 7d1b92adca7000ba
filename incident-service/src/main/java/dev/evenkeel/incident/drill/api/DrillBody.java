package dev.evenkeel.incident.drill.api;

import dev.evenkeel.incident.drill.domain.Drill.Fault;
import org.jspecify.annotations.Nullable;

/** A drill as it is asked for. */
public record DrillBody(
        @Nullable String planId, @Nullable Fault fault, @Nullable String meetingId) {}
