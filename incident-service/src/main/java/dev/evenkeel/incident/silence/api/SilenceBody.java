package dev.evenkeel.incident.silence.api;

import java.util.Map;
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
        @Nullable Map<String, String> match,
        @Nullable String from,
        @Nullable String until,
        @Nullable String author,
        @Nullable String reason) {}
