package dev.evenkeel.room.live;

import org.jspecify.annotations.Nullable;

/** What was asked for needs the database, which does not take it now. */
public final class StoreAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreAwayException(@Nullable Throwable cause) {
        super("the database does not take it now", cause);
    }
}
