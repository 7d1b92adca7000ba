package dev.evenkeel.telemetry.events;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.failover.DeviceSwitched;
import dev.evenkeel.contracts.telemetry.RejectedTelemetry;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.event.EventPublisher;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.telemetry.TelemetryConfig;
import dev.evenkeel.telemetry.domain.Producer;
import dev.evenkeel.telemetry.domain.TelemetryKind;
import dev.evenkeel.telemetry.domain.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Publishes what became of samples. */
@Singleton
public class TelemetryEvents {
    private static final int LONGEST_PAYLOAD = 8_192;

    private final EventFactory events;
    private final EventPublisher publisher;
    private final Clock clock;
    private final TelemetryConfig config;

    @Inject
    public TelemetryEvents(
            EventFactory events, EventPublisher publisher, Clock clock, TelemetryConfig config) {
        this.events = events;
        this.publisher = publisher;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Publishes accepted samples and refused ones, each on its topic; duplicates are there already.
     *
     * @return completes when Kafka has all of them; fails when it does not take one in time
     */
    public Uni<Void> publish(Producer from, TelemetryKind kind, List<Verdict> verdicts) {
        List<Event<?>> made = new ArrayList<>(verdicts.size());
        for (Verdict verdict : verdicts) {
            Event<?> event = event(from, kind, verdict);
            if (event != null) {
                made.add(event);
            }
        }
        return publisher.publish(made).ifNoItem().after(config.publishTimeout()).fail();
    }

    /** Publishes what a device has answered; fails as above. */
    public Uni<Void> publish(DeviceSwitched answer) {
        return publisher
                .publish(events.create(EventTypes.DEVICE_SWITCHED, answer.deviceId(), answer))
                .ifNoItem()
                .after(config.publishTimeout())
                .fail();
    }

    private @Nullable Event<?> event(Producer from, TelemetryKind kind, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted<?> accepted -> accepted(accepted);
            case Verdict.Duplicate _ -> null;
            case Verdict.Rejected(var problem, var payload) ->
                    events.create(
                            EventTypes.TELEMETRY_REJECTED,
                            from.name(),
                            rejected(from, kind, problem, payload));
        };
    }

    private <T> Event<T> accepted(Verdict.Accepted<T> accepted) {
        return events.create(
                accepted.rules().type(),
                accepted.rules().key(accepted.sample()),
                accepted.sample());
    }

    private RejectedTelemetry rejected(
            Producer from, TelemetryKind kind, Problem problem, String payload) {
        return new RejectedTelemetry(
                from.name(),
                problem.type(),
                problem.title(),
                reason(problem),
                problem.field(),
                payload.substring(0, Math.min(payload.length(), LONGEST_PAYLOAD)),
                clock.instant(),
                kind.type().name(),
                payload.length());
    }

    private static String reason(Problem problem) {
        String detail = Objects.requireNonNullElse(problem.detail(), problem.title());
        return problem.field() == null ? detail : detail + "; it was " + problem.actual();
    }
}
