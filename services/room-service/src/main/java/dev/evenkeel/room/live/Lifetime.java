package dev.evenkeel.room.live;

import dev.evenkeel.room.RoomConfig;
import dev.evenkeel.room.domain.RoomState;
import java.time.Duration;
import java.time.Instant;

/** How long a meeting nobody is in goes on, and how long its end is remembered. */
final class Lifetime {
    private static final Duration REMEMBERED = Duration.ofSeconds(60);

    private final RoomConfig config;
    private Instant emptySince;

    Lifetime(RoomConfig config, Instant now) {
        this.config = config;
        this.emptySince = now;
    }

    /** Somebody has left it, or its door. */
    void left(Instant now) {
        emptySince = now;
    }

    /** Whether nobody has been in it for too long. */
    boolean isOver(RoomState state, Instant now) {
        boolean used = state.startedAt() != null;
        Duration life = used ? config.emptyMeetingLife() : config.unusedMeetingLife();
        Instant since = used ? emptySince : state.meeting().createdAt();
        return state.isEmpty() && !now.isBefore(since.plus(life));
    }

    /** Whether its end is so long ago that nobody has to be told of it any more. */
    static boolean isForgotten(RoomState state, Instant now) {
        Instant endedAt = state.endedAt();
        return endedAt != null && now.isAfter(endedAt.plus(REMEMBERED));
    }
}
