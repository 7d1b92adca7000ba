package dev.evenkeel.contracts.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The token of a stream is good for nothing any more; if it was in use, that has ended.
 *
 * @param byParticipantId {@code null} when it was asked for with the host key by nobody in the
 *     meeting
 */
public record StreamRevoked(
        String meetingId, String streamId, @Nullable String byParticipantId, Instant revokedAt) {}
