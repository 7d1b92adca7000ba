package dev.evenkeel.telemetry.events;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.telemetry.RejectedTelemetry;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.event.EventPublisher;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.telemetry.TelemetryConfig;
import dev.evenkeel.telemetry.domain.Participant;
import dev.evenkeel.telemetry.domain.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

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
     * Publishes accepted samples and refused ones, each on its topic.
     *
     * @return completes when Kafka has all of them; fails when it does not take one in time
     */
    public Uni<Void> publish(Participant from, List<Verdict> verdicts) {
        List<Uni<Void>> sent =
                verdicts.stream()
                        .<Event<?>>map(verdict -> event(from, verdict))
                        .map(publisher::publish)
                        .toList();
        return Uni.join()
                .all(sent)
                .andFailFast()
                .replaceWithVoid()
                .ifNoItem()
                .after(config.publishTimeout())
                .fail();
    }

    private Event<?> event(Participant from, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted(var sample) ->
                    events.create(EventTypes.STREAM_SAMPLED, sample.meetingId(), sample);
            case Verdict.Rejected(var problem, var payload) ->
                    events.create(
                            EventTypes.TELEMETRY_REJECTED,
                            from.participantId(),
                            rejected(from, problem, payload));
        };
    }

    private RejectedTelemetry rejected(Participant from, Problem problem, String payload) {
        return new RejectedTelemetry(
                from.participantId(),
                problem.type(),
                problem.title(),
                reason(problem),
                problem.field(),
                payload.substring(0, Math.min(payload.length(), LONGEST_PAYLOAD)),
                clock.instant());
    }

    private static String reason(Problem problem) {
        String detail = Objects.requireNonNullElse(problem.detail(), problem.title());
        return problem.field() == null ? detail : detail + "; it was " + problem.actual();
    }
}
