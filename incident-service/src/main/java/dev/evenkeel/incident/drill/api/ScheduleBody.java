package dev.evenkeel.incident.drill.api;

import dev.evenkeel.incident.drill.domain.DrillFault;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A planned drill as it is asked for; {@code start} is a time of day of {@code zone}. */
public record ScheduleBody(
        @Schema(required = true) @Nullable String planId,
        @Schema(required = true) @Nullable DrillFault fault,
        @Schema(required = true, format = "local-date-time") @Nullable String start,
        @Schema(required = true, format = "time-zone") @Nullable String zone,
        @Schema(format = "recur") @Nullable String rule) {}
