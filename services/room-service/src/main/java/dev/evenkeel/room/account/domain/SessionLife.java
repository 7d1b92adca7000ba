package dev.evenkeel.room.account.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * When a session is over.
 *
 * @param idle after so long without a request
 * @param absolute after so long in any case
 */
public record SessionLife(Duration idle, Duration absolute) {

    public boolean isOver(Instant createdAt, Instant seenAt, Instant now) {
        return !now.isBefore(seenAt.plus(idle)) || !now.isBefore(createdAt.plus(absolute));
    }
}
