package dev.evenkeel.incident.run.domain;

import dev.evenkeel.contracts.telemetry.DeviceReport;
import dev.evenkeel.contracts.telemetry.DeviceReport.Status;
import dev.evenkeel.incident.topology.domain.Topology;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which devices of a room may take over from one that has failed. */
public sealed interface StandIns {
    /** More are not asked: each that does not answer costs time. */
    int MOST = 4;

    /**
     * These, in the order of the topology file.
     *
     * @param kind what they and the one that has failed are
     */
    record Found(String siteId, String roomId, DeviceReport.Kind kind, List<String> deviceIds)
            implements StandIns {
        public Found {
            deviceIds = List.copyOf(deviceIds);
        }
    }

    /** None, and why. */
    record None(String reason) implements StandIns {}

    /** The device works again: nothing is to be done. */
    record NotNeeded(String reason) implements StandIns {}

    /**
     * Looks for them.
     *
     * @param reports the newest of each device
     * @param troubled devices with an open incident
     */
    static StandIns of(
            String failed,
            Topology topology,
            Map<String, DeviceReport> reports,
            Set<String> troubled) {
        var room = topology.roomOf(failed);
        var site = topology.siteOf("device", failed);
        DeviceReport last = reports.get(failed);
        if (room.isEmpty() || site.isEmpty()) {
            return new None(failed + " is in no room of the topology file");
        }
        if (last == null) {
            return new None("nothing was heard of " + failed + " lately");
        }
        if (last.status() == Status.ONLINE && !troubled.contains(failed)) {
            return new NotNeeded(failed + " works again; it was left in use.");
        }
        List<String> others =
                room.get().devices().stream()
                        .map(Topology.Device::id)
                        .filter(id -> !id.equals(failed) && !troubled.contains(id))
                        .filter(id -> works(reports.get(id), last.kind()))
                        .limit(MOST)
                        .toList();
        return others.isEmpty()
                ? new None("no other device of its kind works in " + room.get().name())
                : new Found(site.get().id(), room.get().id(), last.kind(), others);
    }

    private static boolean works(@Nullable DeviceReport report, DeviceReport.Kind kind) {
        return report != null && report.kind() == kind && report.status() == Status.ONLINE;
    }
}
