package dev.evenkeel.room.store;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away from a statement it refused. */
public final class Availability {
    /** SQLSTATE classes: connection exception, insufficient resources, operator intervention. */
    private static final Set<String> AWAY = Set.of("08", "53", "57");

    /** Integrity and data classes: trying the same again cannot help. */
    private static final Set<String> HOPELESS = Set.of("22", "23");

    private static final int CLASS_LENGTH = 2;

    private Availability() {}

    /**
     * Whether the failure says that PostgreSQL cannot be reached or does not serve now. A pool that
     * has no connection in time says so with a bare {@link NoStackTraceThrowable}.
     */
    public static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof ClosedConnectionException
                    || cause instanceof TimeoutException
                    || cause instanceof VertxException
                    || cause instanceof NoStackTraceThrowable
                    || AWAY.contains(sqlClass(cause))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the statement itself is at fault. */
    public static boolean isHopeless(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (HOPELESS.contains(sqlClass(cause))) {
                return true;
            }
        }
        return false;
    }

    private static String sqlClass(@Nullable Throwable failure) {
        String state =
                switch (failure) {
                    case PgException refused -> refused.getSqlState();
                    // What Hibernate makes of it.
                    case SQLException refused -> refused.getSQLState();
                    case null, default -> null;
                };
        return state == null || state.length() < CLASS_LENGTH
                ? ""
                : state.substring(0, CLASS_LENGTH);
    }
}
