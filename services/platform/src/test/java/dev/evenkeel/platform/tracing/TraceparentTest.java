package dev.evenkeel.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTest {
    private static final String GIVEN = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void outsideOfSpansThereIsNone() {
        assertThat(Traceparent.current()).isNull();
    }

    @Test
    void contextOfATraceparentGivesItBack() {
        // When
        String current;
        try (Scope _ = Traceparent.parent(GIVEN).makeCurrent()) {
            current = Traceparent.current();
        }

        // Then
        assertThat(current).isEqualTo(GIVEN);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "00-zz-00f067aa0ba902b7-01", "nonsense"})
    void badTraceparentIsNoParent(String traceparent) {
        // When
        Span parent = Span.fromContext(Traceparent.parent(traceparent));

        // Then
        assertThat(parent.getSpanContext().isValid()).isFalse();
    }
}
