package dev.evenkeel.contracts.failover;

import dev.evenkeel.contracts.telemetry.DeviceReport;
import java.time.Instant;
import java.util.Objects;

/**
 * Asks a device of a room to take over from another one that has failed. Sent again after a crash
 * under the same identity: whoever has carried it out answers again and does nothing else.
 *
 * @param deviceId the device that shall be used from now on
 * @param inPlaceOf the one that has failed
 * @param kind what both are
 * @param reason one sentence with the evidence in short
 * @param expiresAt not to be carried out after this moment
 */
public record DeviceSwitch(
        String commandId,
        String deviceId,
        String inPlaceOf,
        String siteId,
        String roomId,
        DeviceReport.Kind kind,
        String runId,
        String reason,
        Instant issuedAt,
        Instant expiresAt) {
    public DeviceSwitch {
        Objects.requireNonNull(commandId, "commandId");
        Objects.requireNonNull(deviceId, "deviceId");
        Objects.requireNonNull(inPlaceOf, "inPlaceOf");
        Objects.requireNonNull(siteId, "siteId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
