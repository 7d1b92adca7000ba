package dev.evenkeel.room.api;

import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.RoomConfig;
import dev.evenkeel.room.live.LiveRooms;
import dev.evenkeel.room.live.StoreAwayException;
import dev.evenkeel.room.store.Availability;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Answers in time what needs the database, whether the database does or not. */
@Singleton
public class StoreGuard {
    private static final Logger LOG = Logger.getLogger(StoreGuard.class);

    private final LiveRooms rooms;
    private final Duration timeout;

    @Inject
    StoreGuard(RoomConfig config, LiveRooms rooms) {
        this.rooms = rooms;
        this.timeout = config.storeTimeout();
    }

    /** The database did not answer in time, or not at all. */
    static final class Away extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Away(Throwable cause) {
            super(cause);
        }
    }

    /** The database was not there since this process began. */
    private static final class NotLoaded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotLoaded() {
            super("the meetings are not loaded yet");
        }
    }

    /** The work's result, or {@link Away} when the database does not give it in time. */
    public <T> Uni<T> inTime(Uni<T> work) {
        if (!rooms.isLoaded()) {
            return Uni.createFrom().failure(() -> new Away(new NotLoaded()));
        }
        return work.ifNoItem()
                .after(timeout)
                .fail()
                .onFailure(StoreGuard::isAway)
                .transform(Away::new);
    }

    /** The work's answer, or 503. */
    public Uni<Response> orTryAgain(Uni<Response> work) {
        return inTime(work).onFailure(Away.class).recoverWithItem(StoreGuard::tryAgain);
    }

    static Response tryAgain(Throwable cause) {
        LOG.debugf("event=store-away cause=\"%s\"", cause);
        return ProblemResponses.of(Refusals.tryAgain("the database does not answer"));
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof StoreAwayException || Availability.isAway(failure);
    }
}
