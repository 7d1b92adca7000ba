package dev.evenkeel.telemetry.api;

import dev.evenkeel.platform.event.EventNotPublishedException;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.telemetry.TelemetryConfig;
import dev.evenkeel.telemetry.domain.Participant;
import dev.evenkeel.telemetry.domain.Quotas;
import dev.evenkeel.telemetry.domain.SampleCheck;
import dev.evenkeel.telemetry.domain.SampleSchema;
import dev.evenkeel.telemetry.domain.Submission.Samples;
import dev.evenkeel.telemetry.domain.Submission.Single;
import dev.evenkeel.telemetry.domain.Submission.Unreadable;
import dev.evenkeel.telemetry.domain.SubmissionReader;
import dev.evenkeel.telemetry.domain.Verdict;
import dev.evenkeel.telemetry.events.TelemetryEvents;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The way of samples from an admitted participant to Kafka, and the answer to it. */
@Startup // the schema is read before the first request comes
@Singleton
class Intake {
    private static final Duration COME_AGAIN = Duration.ofSeconds(2);

    private final SubmissionReader reader;
    private final SampleCheck check;
    private final Quotas quotas;
    private final TelemetryEvents events;
    private final IngestMetrics metrics;
    private final Clock clock;

    @Inject
    Intake(TelemetryConfig config, TelemetryEvents events, IngestMetrics metrics, Clock clock) {
        this.reader = new SubmissionReader(config.maxBatch());
        this.check = new SampleCheck(SampleSchema.load());
        this.quotas = new Quotas(config.samplesPerSecond(), config.burst());
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
    }

    Uni<Response> take(Participant from, InputStream json) {
        return switch (reader.read(json)) {
            case Unreadable(var problem) -> answer(ProblemResponses.of(problem));
            case Samples submission -> takeWithinQuota(from, submission);
        };
    }

    private Uni<Response> takeWithinQuota(Participant from, Samples submission) {
        int count = submission.samples().size();
        Duration wait = quotas.take(from, count, System.nanoTime());
        if (wait.isPositive()) {
            metrics.throttled(count);
            return answer(ProblemResponses.of(Problem.tooMany("send fewer samples", wait)));
        }
        Instant now = clock.instant();
        List<Verdict> verdicts =
                submission.samples().stream().map(s -> check.judge(s, from, now)).toList();
        if (submission instanceof Single
                && verdicts.getFirst() instanceof Verdict.Rejected(var problem, _)) {
            metrics.rejected();
            return answer(ProblemResponses.of(problem));
        }
        return publish(from, verdicts);
    }

    private Uni<Response> publish(Participant from, List<Verdict> verdicts) {
        return events.publish(from, verdicts)
                .map(_ -> accepted(IngestAnswer.of(verdicts)))
                .onFailure(Intake::isKafkaAway)
                .recoverWithItem(() -> unavailable(verdicts.size()));
    }

    private Response accepted(IngestAnswer answer) {
        metrics.published(answer);
        return Response.accepted(answer).build();
    }

    private Response unavailable(int samples) {
        metrics.unavailable(samples);
        return ProblemResponses.of(
                Problem.unavailable("the event log does not take samples right now", COME_AGAIN));
    }

    private static boolean isKafkaAway(Throwable failure) {
        return failure instanceof EventNotPublishedException || failure instanceof TimeoutException;
    }

    private static Uni<Response> answer(Response response) {
        return Uni.createFrom().item(response);
    }
}
