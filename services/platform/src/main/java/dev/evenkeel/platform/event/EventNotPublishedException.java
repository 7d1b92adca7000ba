package dev.evenkeel.platform.event;

import dev.evenkeel.contracts.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * Kafka did not take an event. It may have arrived all the same: publishing again is safe by its
 * id.
 */
public final class EventNotPublishedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private EventNotPublishedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static EventNotPublishedException tooManyWait(Event<?> event) {
        return new EventNotPublishedException(
                describe(event) + " not published: too many events wait for Kafka", null);
    }

    static EventNotPublishedException noTopics(Event<?> event) {
        return new EventNotPublishedException(
                describe(event) + " not published: the topics do not exist yet", null);
    }

    static EventNotPublishedException refused(Event<?> event, Throwable cause) {
        return new EventNotPublishedException(
                describe(event) + " not published: " + cause.getMessage(), cause);
    }

    private static String describe(Event<?> event) {
        return event.type().name() + " " + event.id() + " for " + event.type().topic();
    }
}
