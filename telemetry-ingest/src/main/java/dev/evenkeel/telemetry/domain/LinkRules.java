package dev.evenkeel.telemetry.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.telemetry.LinkCounters;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.contracts.telemetry.LinkRates;
import dev.evenkeel.platform.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measurements of links; their counters are told as read and as changes. */
final class LinkRules implements SampleRules<LinkMeasurement> {

    @Override
    public EventType<LinkMeasurement> type() {
        return EventTypes.LINK_MEASURED;
    }

    @Override
    public String key(LinkMeasurement measurement) {
        return measurement.linkId();
    }

    @Override
    public String sampleId(LinkMeasurement measurement) {
        return measurement.sampleId();
    }

    @Override
    public Instant timestamp(LinkMeasurement measurement) {
        return measurement.timestamp();
    }

    /** Counters and delays of one link may come from different hands. */
    @Override
    public String series(LinkMeasurement m) {
        return m.linkId()
                + " "
                + m.deviceId()
                + " "
                + m.interfaceName()
                + (m.counters() == null ? "" : " #");
    }

    @Override
    public Duration oldest() {
        return Duration.ofHours(1);
    }

    @Override
    public Duration newest() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Optional<Problem> prepare(ObjectNode measurement, Producer producer, Instant now) {
        Rules.removeArrival(measurement);
        measurement.remove("changes");
        measurement.remove("changesSince");
        measurement.remove("rates");
        Rules.completeOwner(measurement, producer);
        Rules.completeTime(measurement, "timestamp", now);
        return Units.convert(measurement);
    }

    @Override
    public Optional<Problem> foreign(LinkMeasurement measurement, Producer producer) {
        return Permissions.own(producer, measurement);
    }

    @Override
    public LinkMeasurement stamped(
            LinkMeasurement m, Stamp stamp, @Nullable LinkMeasurement previous) {
        LinkCounters changes =
                previous == null || stamp.late() ? null : CounterChanges.between(previous, m);
        Instant since = changes == null || previous == null ? null : previous.timestamp();
        LinkRates rates =
                changes == null || since == null ? null : Traffic.rates(changes, since, m);
        return new LinkMeasurement(
                m.sampleId(),
                m.linkId(),
                m.siteId(),
                m.deviceId(),
                m.interfaceName(),
                stamp.corrected(m.timestamp()),
                m.state(),
                m.roundTripMillis(),
                m.lossRatio() == null ? Traffic.lossRatio(changes) : m.lossRatio(),
                m.outLossRatio(),
                m.inLossRatio(),
                m.jitterMillis(),
                m.utilisationRatio() == null
                        ? Traffic.utilisationRatio(rates)
                        : m.utilisationRatio(),
                m.bitsPerSecond(),
                m.receivePowerDbm(),
                m.transmitPowerDbm(),
                m.counterBits(),
                m.counters(),
                m.countersSince() == null ? null : stamp.corrected(m.countersSince()),
                changes,
                since == null ? null : stamp.corrected(since),
                rates,
                stamp.arrival());
    }
}
