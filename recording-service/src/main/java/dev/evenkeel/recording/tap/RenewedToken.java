package dev.evenkeel.recording.tap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One token for many calls: signed anew once half of its life is over. A relay verifies each token
 * once and remembers it, so that calls every few seconds cost neither side a signature. For any
 * thread.
 */
public final class RenewedToken implements Supplier<String> {
    private final Supplier<String> issuer;
    private final Duration life;
    private final Clock clock;
    private @Nullable String token;
    private Instant renewAt = Instant.MIN;

    /**
     * @param life of a token from the moment it is issued
     */
    public RenewedToken(Supplier<String> issuer, Duration life, Clock clock) {
        this.issuer = issuer;
        this.life = life;
        this.clock = clock;
    }

    @Override
    public synchronized String get() {
        Instant now = clock.instant();
        String current = token;
        if (current == null || !now.isBefore(renewAt)) {
            current = issuer.get();
            token = current;
            renewAt = now.plus(life.dividedBy(2));
        }
        return current;
    }
}
