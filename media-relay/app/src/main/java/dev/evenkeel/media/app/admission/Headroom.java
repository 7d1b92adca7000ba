package dev.evenkeel.media.app.admission;

import dev.evenkeel.contracts.relay.RelayLoad;
import dev.evenkeel.media.app.RelayConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the relay has room for another session: who is in keeps their quality, who comes is asked
 * to come again. It closes when the processors are all but used, judged over a few seconds, and
 * opens again only when there is clearly room.
 */
@Singleton
public class Headroom {
    /** {@link RelayLoad#cpuRatio} from which on nobody is let in. */
    static final double FULL = 0.9;

    /** Below it people are let in again. */
    static final double ROOMY = 0.75;

    /** Weight of the newest of two loads a second: what is judged is about the last three. */
    static final double WEIGHT = 0.2;

    private final int mostSessions;
    private double cpuRatio;
    private int sessions;
    private boolean full;

    @Inject
    Headroom(RelayConfig config) {
        this(config.maxSessions());
    }

    Headroom(int mostSessions) {
        this.mostSessions = mostSessions;
    }

    /** The newest load. */
    public synchronized void measured(RelayLoad load) {
        sessions = load.sessions();
        cpuRatio += WEIGHT * (load.cpuRatio() - cpuRatio);
        full = cpuRatio >= (full ? ROOMY : FULL);
    }

    /** Why nobody can be let in, if so. */
    public synchronized Optional<String> lack() {
        return Optional.ofNullable(reason());
    }

    private @Nullable String reason() {
        if (sessions >= mostSessions) {
            return "this relay has as many sessions as it may (%d)".formatted(mostSessions);
        }
        return full ? "this relay's processors are busy" : null;
    }
}
