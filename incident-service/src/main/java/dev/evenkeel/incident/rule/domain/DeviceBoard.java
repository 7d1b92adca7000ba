package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.telemetry.DeviceReport;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The newest report of each device that was heard of lately. One thread. */
public final class DeviceBoard {
    /** Some devices report once a minute; an older report does not speak of now. */
    static final Duration FRESH = Duration.ofSeconds(150);

    /** How long a report is remembered. */
    public static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final Map<String, DeviceReport> newest = new HashMap<>();
    private Map<String, DeviceReport> shown = Map.of();
    private boolean changed;

    DeviceBoard() {}

    /** Takes a report; ignores everything else. */
    void observe(Observation seen) {
        if (seen.event().data() instanceof DeviceReport report) {
            newest.merge(report.deviceId(), report, DeviceBoard::newer);
            changed = true;
        }
    }

    void tick(Instant now) {
        changed |= newest.values().removeIf(one -> one.timestamp().isBefore(now.minus(FORGOTTEN)));
    }

    /** As it is now, for others to keep. */
    public Map<String, DeviceReport> snapshot() {
        if (changed) {
            shown = Map.copyOf(newest);
            changed = false;
        }
        return shown;
    }

    private static DeviceReport newer(DeviceReport before, DeviceReport after) {
        return after.timestamp().isBefore(before.timestamp()) ? before : after;
    }
}
