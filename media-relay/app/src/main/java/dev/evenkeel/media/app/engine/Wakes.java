package dev.evenkeel.media.app.engine;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When this process last woke from a sleep. What was said before then was said to its former self
 * and may have waited in a socket: it confirms nothing.
 */
@Singleton
public class Wakes {
    private final Clock clock;
    private volatile @Nullable Instant last;

    Wakes(Clock clock) {
        this.clock = clock;
    }

    void woke() {
        last = clock.instant();
    }

    /** Whether something said at this moment, known to the second, may be older than the wake. */
    public boolean mayPrecede(Instant said) {
        Instant woke = last;
        return woke != null
                && said.truncatedTo(ChronoUnit.SECONDS)
                                .compareTo(woke.truncatedTo(ChronoUnit.SECONDS))
                        <= 0;
    }
}
