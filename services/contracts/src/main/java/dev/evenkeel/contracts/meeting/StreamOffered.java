package dev.evenkeel.contracts.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A host gave something outside an address and a token, to publish into the meeting or to watch it.
 * What comes of it is told as of people: joined and left.
 *
 * @param name under which the participant appears
 * @param byParticipantId {@code null} when it was asked for with the host key by nobody in the
 *     meeting
 */
public record StreamOffered(
        String meetingId,
        String streamId,
        StreamUse use,
        String name,
        @Nullable String byParticipantId,
        Instant offeredAt,
        Instant expiresAt) {}
