package dev.evenkeel.incident.drill.api;

import dev.evenkeel.incident.drill.domain.DrillFault;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A drill as it is asked for. */
public record DrillBody(
        @Schema(required = true) @Nullable String planId,
        @Schema(required = true) @Nullable DrillFault fault,
        @Schema(required = true, pattern = MEETING) @Nullable String meetingId) {
    static final String MEETING = "[a-z]{3}-[a-z]{4}-[a-z]{3}";
}
