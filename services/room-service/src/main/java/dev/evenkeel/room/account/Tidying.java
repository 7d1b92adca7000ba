package dev.evenkeel.room.account;

import dev.evenkeel.room.account.store.AttemptStore;
import dev.evenkeel.room.account.store.ChallengeStore;
import dev.evenkeel.room.account.store.LoginStore;
import dev.evenkeel.room.live.LiveRooms;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Forgets, from time to time, sessions that are over, failures that no delay depends on, and
 * challenges and ways to providers nobody came back from.
 */
@Singleton
public class Tidying {
    private static final Logger LOG = Logger.getLogger(Tidying.class);
    private static final Duration EVERY = Duration.ofMinutes(30);

    private final Sessions sessions;
    private final AttemptStore attempts;
    private final ChallengeStore challenges;
    private final LoginStore logins;
    private final LiveRooms rooms;
    private final Clock clock;
    private final Vertx vertx;
    private long timer;

    @Inject
    Tidying(
            Sessions sessions,
            AttemptStore attempts,
            ChallengeStore challenges,
            LoginStore logins,
            LiveRooms rooms,
            Clock clock,
            Vertx vertx) {
        this.sessions = sessions;
        this.attempts = attempts;
        this.challenges = challenges;
        this.logins = logins;
        this.rooms = rooms;
        this.clock = clock;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(EVERY.toMillis(), _ -> tidy());
    }

    void stop(@Observes ShutdownEvent stopped) {
        vertx.cancelTimer(timer);
    }

    /** What could not be forgotten now is forgotten next time. */
    private void tidy() {
        if (rooms.isLoaded()) {
            forget().subscribe()
                    .with(
                            _ -> {},
                            failure ->
                                    LOG.debugf(
                                            "event=tidying-failed cause=\"%s\"",
                                            failure.getMessage()));
        }
    }

    /** How many sessions were forgotten. */
    public Uni<Integer> forget() {
        return sessions.forget()
                .call(() -> attempts.forget(clock.instant()))
                .call(() -> challenges.forget(clock.instant()))
                .call(() -> logins.forget(clock.instant()));
    }
}
