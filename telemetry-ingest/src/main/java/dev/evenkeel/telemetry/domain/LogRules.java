package dev.evenkeel.telemetry.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.telemetry.LogEntry;
import dev.evenkeel.platform.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Log entries. They may be old: {@code observedTime} is what has to be of now. */
final class LogRules implements SampleRules<LogEntry> {

    @Override
    public EventType<LogEntry> type() {
        return EventTypes.LOG_RECORDED;
    }

    @Override
    public String key(LogEntry entry) {
        return entry.source();
    }

    @Override
    public @Nullable String sampleId(LogEntry entry) {
        return entry.sampleId();
    }

    @Override
    public Instant timestamp(LogEntry entry) {
        return entry.observedTime();
    }

    /** Entries are not states: none replaces another. */
    @Override
    public @Nullable String series(LogEntry entry) {
        return null;
    }

    @Override
    public Duration oldest() {
        return Duration.ofHours(24);
    }

    @Override
    public Duration newest() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Optional<Problem> prepare(ObjectNode entry, Producer producer, Instant now) {
        Rules.removeArrival(entry);
        switch (producer) {
            case Producer.Device device -> Rules.complete(entry, "source", device.deviceId());
            case Producer.Site site -> Rules.complete(entry, "source", site.siteId());
            case Producer.Participant _ -> {
                // reports no logs
            }
        }
        Rules.completeTime(entry, "observedTime", now);
        return Optional.empty();
    }

    @Override
    public Optional<Problem> foreign(LogEntry entry, Producer producer) {
        return Permissions.own(producer, entry);
    }

    @Override
    public LogEntry stamped(LogEntry e, Stamp stamp, @Nullable LogEntry previous) {
        return new LogEntry(
                e.sampleId(),
                e.source(),
                e.time() == null ? null : stamp.corrected(e.time()),
                stamp.corrected(e.observedTime()),
                e.severityNumber(),
                e.severityText(),
                e.body(),
                e.eventName(),
                e.attributes(),
                e.resource(),
                e.scope(),
                e.traceId(),
                e.spanId(),
                stamp.arrival());
    }
}
