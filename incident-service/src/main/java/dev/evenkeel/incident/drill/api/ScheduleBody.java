package dev.evenkeel.incident.drill.api;

import dev.evenkeel.incident.drill.domain.Drill.Fault;
import org.jspecify.annotations.Nullable;

/** A planned drill as it is asked for; {@code start} is a time of day of {@code zone}. */
public record ScheduleBody(
        @Nullable String planId,
        @Nullable Fault fault,
        @Nullable String start,
        @Nullable String zone,
        @Nullable String rule) {}
