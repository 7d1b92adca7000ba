package dev.evenkeel.telemetry.snmp;

import dev.evenkeel.contracts.telemetry.DeviceReport;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device as configured, all of it in order.
 *
 * @param every from one reading to the next
 * @param timeout of one request
 * @param retries how often a request without an answer is repeated
 * @param links what ends at it
 */
record Gear(
        String deviceId,
        String siteId,
        DeviceReport.Kind kind,
        String host,
        int port,
        Access access,
        Duration every,
        Duration timeout,
        int retries,
        List<LinkEnd> links) {
    Gear {
        links = List.copyOf(links);
    }

    /**
     * The interface that a link ends at: one of its name and its alias is there.
     *
     * @param receiveSensor name of the sensor, where the names of interface and sensor do not tell
     */
    record LinkEnd(
            String linkId,
            @Nullable String name,
            @Nullable String alias,
            @Nullable String receiveSensor,
            @Nullable String transmitSensor) {

        /** In the words of the configuration. */
        String where() {
            return name == null ? "alias " + alias : "name " + name;
        }
    }
}
