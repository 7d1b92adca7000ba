package dev.evenkeel.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.relay.RelayPeerFound;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.testkit.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
class EventTracingTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Event<RelayPeerFound> CAUSE =
            new Event<>(
                    "id",
                    "/test",
                    EventTypes.RELAY_PEER_FOUND,
                    "relay-b",
                    Instant.EPOCH,
                    "00-" + TRACE + "-00f067aa0ba902b7-01",
                    new RelayPeerFound("relay-b", "relay-a", Instant.EPOCH));

    @Inject EventTracing tracing;
    @Inject EventFactory events;

    @Test
    void eventMadeWhileWorkingOnAnotherCarriesTheTraceOn() {
        // When
        Event<RelayPeerFound> effect =
                tracing.within(
                        CAUSE,
                        () -> events.create(EventTypes.RELAY_PEER_FOUND, "relay-b", CAUSE.data()));

        // Then
        assertThat(effect.traceparent()).matches("00-" + TRACE + "-[0-9a-f]{16}-00");
        assertThat(effect.traceparent()).isNotEqualTo(CAUSE.traceparent());
    }

    @Test
    void workThatFollowsFromNothingBeginsATrace() {
        // When
        Event<RelayPeerFound> effect =
                tracing.within(
                        "judge",
                        null,
                        () -> events.create(EventTypes.RELAY_PEER_FOUND, "relay-b", CAUSE.data()));

        // Then
        assertThat(effect.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        assertThat(effect.traceparent()).doesNotContain(TRACE);
    }

    @Test
    void failureOfTheWorkReachesTheCaller() {
        assertThatThrownBy(() ->
                        tracing.within(
                                CAUSE,
                                () -> {
                                    throw new IllegalStateException("broken");
                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Traceparent.current()).isNull();
    }
}
