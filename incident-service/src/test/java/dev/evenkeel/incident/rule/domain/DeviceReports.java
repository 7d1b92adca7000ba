package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.telemetry.DeviceReport;
import dev.evenkeel.contracts.telemetry.DeviceReport.Kind;
import dev.evenkeel.contracts.telemetry.DeviceReport.Status;
import java.time.Instant;
import java.util.UUID;

/** Reports of cameras. */
public final class DeviceReports {
    private DeviceReports() {}

    public static DeviceReport report(
            String deviceId, String siteId, Kind kind, Status status, Instant at) {
        return new DeviceReport(
                UUID.randomUUID().toString(),
                deviceId,
                siteId,
                kind,
                status,
                at,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static Observation observed(DeviceReport report, Instant arrivedAt, boolean history) {
        Event<DeviceReport> event =
                new Event<>(
                        report.sampleId(),
                        "/test",
                        EventTypes.DEVICE_REPORTED,
                        report.deviceId(),
                        report.timestamp(),
                        null,
                        report);
        return new Observation(event, report.timestamp(), arrivedAt, history, 0);
    }
}
