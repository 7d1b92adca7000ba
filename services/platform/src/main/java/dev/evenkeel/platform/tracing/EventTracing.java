package dev.evenkeel.platform.tracing;

import dev.evenkeel.contracts.event.Event;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Spans of consumers, children of the span that caused the event (messaging conventions). */
@Singleton
public class EventTracing {
    private final Tracer tracer;

    @Inject
    public EventTracing(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Starts the span in which an event is worked on. The caller ends it. */
    public Span start(Event<?> event) {
        return start(event.type().topic(), event.traceparent());
    }

    /**
     * Starts a span of kind consumer.
     *
     * @param topic where the record came from
     * @param traceparent the record's header of that name
     */
    public Span start(String topic, @Nullable String traceparent) {
        return tracer.spanBuilder("process " + topic)
                .setParent(Traceparent.parent(traceparent))
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.destination.name", topic)
                .startSpan();
    }

    /** Does synchronous work in a span of its own; events made in it carry the trace on. */
    public <R> R within(Event<?> event, Supplier<R> work) {
        return within(start(event), work);
    }

    /**
     * The same for work that no single event causes.
     *
     * @param name of the span
     * @param traceparent what it follows from; without it a trace begins here
     */
    public <R> R within(String name, @Nullable String traceparent, Supplier<R> work) {
        Span span = tracer.spanBuilder(name).setParent(Traceparent.parent(traceparent)).startSpan();
        return within(span, work);
    }

    private static <R> R within(Span span, Supplier<R> work) {
        try (Scope _ = span.makeCurrent()) {
            return work.get();
        } catch (RuntimeException e) {
            span.setStatus(StatusCode.ERROR).recordException(e);
            throw e;
        } finally {
            span.end();
        }
    }
}
