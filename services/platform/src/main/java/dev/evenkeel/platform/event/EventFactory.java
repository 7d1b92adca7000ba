package dev.evenkeel.platform.event;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.platform.tracing.EventTracing;
import dev.evenkeel.platform.tracing.Traceparent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of this service: a new identity, now, this source, and the trace context of the span
 * that is current where the event is made.
 */
@Singleton
public class EventFactory {
    private final Clock clock;
    private final Identifiers identifiers;
    private final EventTracing tracing;
    private final String source;

    /**
     * @param source the CloudEvents {@code source}, {@code evenkeel.event-source}
     */
    @Inject
    public EventFactory(
            Clock clock,
            Identifiers identifiers,
            EventTracing tracing,
            @ConfigProperty(name = "evenkeel.event-source") String source) {
        this.clock = clock;
        this.identifiers = identifiers;
        this.tracing = tracing;
        this.source = source;
    }

    /** An event that happens now; without data a tombstone for {@code key}. */
    public <T> Event<T> create(EventType<T> type, String key, @Nullable T data) {
        return new Event<>(
                identifiers.uuid().toString(),
                source,
                type,
                key,
                clock.instant(),
                Traceparent.current(),
                data);
    }

    /** An event that follows from another: in its trace, as the work of a consumer of it. */
    public <T> Event<T> createFrom(
            Event<?> cause, EventType<T> type, String key, @Nullable T data) {
        return tracing.within(cause, () -> create(type, key, data));
    }
}
