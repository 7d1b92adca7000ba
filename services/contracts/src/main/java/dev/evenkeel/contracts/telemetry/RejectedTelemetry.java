package dev.evenkeel.contracts.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A telemetry event that was refused.
 *
 * @param producer who sent it, from its token
 * @param problemType the RFC 9457 {@code type}
 * @param field JSON pointer of the value at fault, if one is
 * @param payload the event as received, cut at 8,192 characters
 * @param eventType the type of event it was sent as; absent in records older than the field
 * @param payloadCharacters length of the whole payload; longer than {@code payload}: it was cut
 */
public record RejectedTelemetry(
        String producer,
        String problemType,
        String title,
        String detail,
        @Nullable String field,
        String payload,
        Instant rejectedAt,
        @Nullable String eventType,
        @Nullable Integer payloadCharacters) {}
