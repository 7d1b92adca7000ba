package dev.evenkeel.platform.event;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Drops what the connector says of every single record that Kafka refuses, with a stack trace each:
 * {@link EventPublisher} tells its caller, and the log once.
 */
@LoggingFilter(name = "refused-records")
public final class RefusedRecordFilter implements Filter {
    private static final String UNABLE_TO_WRITE = "SRMSG18206";
    private static final String NACKING = "SRMSG18212";

    @Override
    public boolean isLoggable(LogRecord entry) {
        @Nullable String message = entry.getMessage();
        return message == null
                || !(message.startsWith(UNABLE_TO_WRITE) || message.startsWith(NACKING));
    }
}
