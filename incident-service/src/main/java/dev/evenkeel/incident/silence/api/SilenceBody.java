package dev.evenkeel.incident.silence.api;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A silence to be made.
 *
 * @param match field → text with {@code *}; fields of {@code Match.NAMES}
 * @param from ISO 8601; absent: now
 * @param until ISO 8601
 * @param author who asks
 */
public record SilenceBody(
        @Schema(required = true) @Nullable Map<String, String> match,
        @Schema(format = "date-time") @Nullable String from,
        @Schema(required = true, format = "date-time") @Nullable String until,
        @Schema(required = true, minLength = 1, maxLength = SilenceForm.LONGEST_TEXT)
                @Nullable String author,
        @Schema(required = true, minLength = 1, maxLength = SilenceForm.LONGEST_TEXT)
                @Nullable String reason) {}
