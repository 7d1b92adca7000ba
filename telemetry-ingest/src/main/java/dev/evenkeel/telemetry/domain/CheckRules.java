package dev.evenkeel.telemetry.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.telemetry.CheckReport;
import dev.evenkeel.platform.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What browsers checked before a meeting. */
final class CheckRules implements SampleRules<CheckReport> {
    /** Checks of a browser, times the relays of a large installation, with room. */
    private static final int MOST_RESULTS = 500;

    @Override
    public EventType<CheckReport> type() {
        return EventTypes.CHECKS_REPORTED;
    }

    @Override
    public String key(CheckReport report) {
        return report.meetingId();
    }

    @Override
    public String sampleId(CheckReport report) {
        return report.sampleId();
    }

    @Override
    public Instant timestamp(CheckReport report) {
        return report.timestamp();
    }

    /** Each report stands for itself. */
    @Override
    public @Nullable String series(CheckReport report) {
        return null;
    }

    @Override
    public Duration oldest() {
        return Duration.ofHours(1);
    }

    /** A wrong clock is one of the things found: it must not keep the report out. */
    @Override
    public Duration newest() {
        return Duration.ofHours(24);
    }

    @Override
    public Optional<Problem> prepare(ObjectNode report, Producer producer, Instant now) {
        Rules.removeArrival(report);
        Rules.completeTime(report, "timestamp", now);
        int results = report.path("results").size();
        return results <= MOST_RESULTS
                ? Optional.empty()
                : Optional.of(Problem.badField("/results", "at most " + MOST_RESULTS, results));
    }

    @Override
    public Optional<Problem> foreign(CheckReport report, Producer producer) {
        return Permissions.own(producer, report);
    }

    @Override
    public CheckReport stamped(CheckReport r, Stamp stamp, @Nullable CheckReport previous) {
        return new CheckReport(
                r.sampleId(),
                r.meetingId(),
                r.participantId(),
                stamp.corrected(r.timestamp()),
                r.mode(),
                r.durationMillis(),
                r.complete(),
                r.results(),
                stamp.arrival());
    }
}
