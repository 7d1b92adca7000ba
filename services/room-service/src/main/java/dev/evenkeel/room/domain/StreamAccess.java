package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.StreamUse;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a host gave something outside to publish into the meeting (WHIP) or to watch it (WHEP).
 *
 * @param name under which it appears to everybody
 * @param token opens it; one session at a time
 * @param by who gave it; {@code null}: somebody with the host key and no seat
 * @param session {@code null} while it is not in use
 */
public record StreamAccess(
        UUID id,
        StreamUse use,
        String name,
        KeyHash token,
        @Nullable String by,
        Instant offeredAt,
        Instant expiresAt,
        @Nullable StreamSession session) {

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    StreamAccess with(@Nullable StreamSession value) {
        return new StreamAccess(id, use, name, token, by, offeredAt, expiresAt, value);
    }
}
