package dev.evenkeel.telemetry.snmp;

import dev.evenkeel.contracts.telemetry.DeviceReport;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import java.util.List;
import java.util.Optional;

/**
 * What came of polling a device once.
 *
 * @param failure why it could not be read; then nothing is said of its links
 */
record Poll(
        DeviceReport device,
        List<LinkMeasurement> links,
        Optional<PollFailedException.Cause> failure) {
    Poll {
        links = List.copyOf(links);
    }
}
