package dev.evenkeel.telemetry.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.event.EventNotPublishedException;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.telemetry.TelemetryConfig;
import dev.evenkeel.telemetry.domain.Normaliser;
import dev.evenkeel.telemetry.domain.Permissions;
import dev.evenkeel.telemetry.domain.Producer;
import dev.evenkeel.telemetry.domain.Quotas;
import dev.evenkeel.telemetry.domain.SampleCheck;
import dev.evenkeel.telemetry.domain.Submission;
import dev.evenkeel.telemetry.domain.Submission.Batch;
import dev.evenkeel.telemetry.domain.Submission.Samples;
import dev.evenkeel.telemetry.domain.Submission.Single;
import dev.evenkeel.telemetry.domain.Submission.Unreadable;
import dev.evenkeel.telemetry.domain.SubmissionReader;
import dev.evenkeel.telemetry.domain.TelemetryKind;
import dev.evenkeel.telemetry.domain.Verdict;
import dev.evenkeel.telemetry.events.TelemetryEvents;
import dev.evenkeel.telemetry.intake.Outcome.Refused;
import dev.evenkeel.telemetry.intake.Outcome.Taken;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Takes submissions. Judging one costs milliseconds: not to be called from an event loop. */
@Startup // the schemas are read before the first request comes
@Singleton
public class Intake {
    private static final Duration COME_AGAIN = Duration.ofSeconds(2);

    private final SubmissionReader reader;
    private final int maxBatch;
    private final Map<TelemetryKind, SampleCheck<?>> checks = new EnumMap<>(TelemetryKind.class);
    private final Quotas quotas;
    private final Normaliser normaliser = new Normaliser();
    private final TelemetryEvents events;
    private final IngestMetrics metrics;
    private final Clock clock;

    @Inject
    Intake(TelemetryConfig config, TelemetryEvents events, IngestMetrics metrics, Clock clock) {
        this.maxBatch = config.maxBatch();
        this.reader = new SubmissionReader(maxBatch);
        for (TelemetryKind kind : TelemetryKind.values()) {
            checks.put(kind, SampleCheck.of(kind));
        }
        this.quotas =
                new Quotas(
                        new Quotas.Allowance(config.samplesPerSecond(), config.burst()),
                        new Quotas.Allowance(config.deviceSamplesPerSecond(), config.deviceBurst()),
                        new Quotas.Allowance(config.siteSamplesPerSecond(), config.siteBurst()));
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Takes JSON that is in memory: one sample, or several under {@code samples}. */
    public Uni<Outcome> take(Producer from, TelemetryKind kind, InputStream json) {
        return take(from, kind, () -> reader.read(json));
    }

    /** Takes an array of samples; each that is refused is a dead letter. */
    public Uni<Outcome> takeBatch(Producer from, TelemetryKind kind, JsonNode samples) {
        return take(from, kind, () -> reader.batch(samples));
    }

    /**
     * Takes any number of samples, a batch at a time; each that is refused is a dead letter. What
     * was taken before a refusal stays taken: when all is sent again it is a duplicate.
     */
    public Uni<Outcome> takeAll(Producer from, TelemetryKind kind, List<JsonNode> samples) {
        Uni<Outcome> done = Uni.createFrom().item(new Taken(IngestAnswer.NOTHING));
        for (int start = 0; start < samples.size(); start += maxBatch) {
            List<JsonNode> next =
                    samples.subList(start, Math.min(samples.size(), start + maxBatch));
            done =
                    done.flatMap(
                            before -> and(before, () -> take(from, kind, () -> new Batch(next))));
        }
        return done;
    }

    private static Uni<Outcome> and(Outcome before, Supplier<Uni<Outcome>> next) {
        return switch (before) {
            case Refused _ -> Uni.createFrom().item(before);
            case Taken(var first) ->
                    next.get()
                            .map(outcome ->
                                    outcome instanceof Taken(var second)
                                            ? new Taken(first.and(second))
                                            : outcome);
        };
    }

    /** Sets aside what cannot even be read, where nobody waits for an answer. */
    public Uni<Outcome> reject(Producer from, TelemetryKind kind, Problem problem, String payload) {
        List<Verdict> verdicts = List.of(new Verdict.Rejected(problem, payload));
        return publish(from, kind, verdicts, Set.of());
    }

    private Uni<Outcome> take(Producer from, TelemetryKind kind, Supplier<Submission> read) {
        return Permissions.mayReport(from, kind)
                .map(Intake::refuse)
                .orElseGet(() ->
                        switch (read.get()) {
                            case Unreadable(var problem) -> refuse(problem);
                            case Samples submission -> takeWithinQuota(from, kind, submission);
                        });
    }

    private Uni<Outcome> takeWithinQuota(Producer from, TelemetryKind kind, Samples submission) {
        int count = submission.samples().size();
        Duration wait = quotas.take(from, count, System.nanoTime());
        if (wait.isPositive()) {
            metrics.throttled(kind, count);
            return refuse(Problem.tooMany("send fewer samples", wait));
        }
        Instant now = clock.instant();
        SampleCheck<?> check = checkOf(kind);
        List<Verdict> judged =
                submission.samples().stream().map(s -> check.judge(s, from, now)).toList();
        if (submission instanceof Single
                && judged.getFirst() instanceof Verdict.Rejected(var problem, _)) {
            metrics.rejected(kind);
            return refuse(problem);
        }
        List<Verdict> verdicts = normaliser.normalise(judged, from, now);
        return publish(from, kind, verdicts, check.unknownFields(submission.samples()));
    }

    private Uni<Outcome> publish(
            Producer from, TelemetryKind kind, List<Verdict> verdicts, Set<String> unknown) {
        return events.publish(from, kind, verdicts)
                .invoke(() -> normaliser.published(verdicts, from))
                .<Outcome>map(_ -> taken(kind, IngestAnswer.of(verdicts, unknown)))
                .onFailure()
                .invoke(() -> normaliser.failed(verdicts, from))
                .onFailure(Intake::isKafkaAway)
                .recoverWithItem(() -> unavailable(kind, verdicts.size()));
    }

    private Outcome taken(TelemetryKind kind, IngestAnswer answer) {
        metrics.published(kind, answer);
        return new Taken(answer);
    }

    private Outcome unavailable(TelemetryKind kind, int samples) {
        metrics.unavailable(kind, samples);
        return new Refused(
                Problem.unavailable("the event log does not take samples right now", COME_AGAIN));
    }

    private SampleCheck<?> checkOf(TelemetryKind kind) {
        SampleCheck<?> check = checks.get(kind);
        if (check == null) {
            throw new IllegalStateException("no check for " + kind);
        }
        return check;
    }

    private static boolean isKafkaAway(Throwable failure) {
        return failure instanceof EventNotPublishedException || failure instanceof TimeoutException;
    }

    private static Uni<Outcome> refuse(Problem problem) {
        return Uni.createFrom().item(new Refused(problem));
    }
}
