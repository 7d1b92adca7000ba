package dev.evenkeel.telemetry.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.telemetry.DeviceReport;
import dev.evenkeel.platform.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How devices are. */
final class DeviceRules implements SampleRules<DeviceReport> {

    @Override
    public EventType<DeviceReport> type() {
        return EventTypes.DEVICE_REPORTED;
    }

    @Override
    public String key(DeviceReport report) {
        return report.deviceId();
    }

    @Override
    public String sampleId(DeviceReport report) {
        return report.sampleId();
    }

    @Override
    public Instant timestamp(DeviceReport report) {
        return report.timestamp();
    }

    @Override
    public String series(DeviceReport report) {
        return report.deviceId();
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
    public Optional<Problem> prepare(ObjectNode report, Producer producer, Instant now) {
        Rules.removeArrival(report);
        Rules.completeOwner(report, producer);
        Rules.completeTime(report, "timestamp", now);
        return Units.convert(report);
    }

    @Override
    public Optional<Problem> foreign(DeviceReport report, Producer producer) {
        return Permissions.own(producer, report);
    }

    @Override
    public DeviceReport stamped(DeviceReport r, Stamp stamp, @Nullable DeviceReport previous) {
        return new DeviceReport(
                r.sampleId(),
                r.deviceId(),
                r.siteId(),
                r.kind(),
                r.status(),
                stamp.corrected(r.timestamp()),
                r.model(),
                r.power(),
                r.temperatureCelsius(),
                r.humidityRatio(),
                r.batteryChargeRatio(),
                r.firmware(),
                r.os(),
                r.driver(),
                r.peripherals(),
                r.hoursUsed(),
                r.statusText(),
                stamp.arrival());
    }
}
