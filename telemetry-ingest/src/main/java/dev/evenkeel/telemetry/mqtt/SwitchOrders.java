package dev.evenkeel.telemetry.mqtt;

import dev.evenkeel.contracts.failover.DeviceSwitch;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Commands to devices that may still be answered. */
@Singleton
class SwitchOrders {
    /** An answer may come so long after a command has expired. */
    static final Duration ANSWERED_WITHIN = Duration.ofMinutes(1);

    private final Map<String, DeviceSwitch> byId = new ConcurrentHashMap<>();

    void remember(DeviceSwitch command, Instant now) {
        byId.values().removeIf(one -> one.expiresAt().plus(ANSWERED_WITHIN).isBefore(now));
        byId.put(command.commandId(), command);
    }

    /** The command that a device of a site answers; it may only answer its own. */
    Optional<DeviceSwitch> answered(String commandId, String siteId, String deviceId) {
        return Optional.ofNullable(byId.get(commandId))
                .filter(one -> one.siteId().equals(siteId) && one.deviceId().equals(deviceId));
    }
}
