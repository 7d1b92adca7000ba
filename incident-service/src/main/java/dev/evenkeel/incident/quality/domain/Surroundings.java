package dev.evenkeel.incident.quality.domain;

import dev.evenkeel.contracts.relay.RelayLoad;
import dev.evenkeel.contracts.telemetry.DeviceReport;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.incident.quality.domain.Attribution.Witness;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest of what others measured at that time; each may be empty.
 *
 * @param relays by relay
 */
public record Surroundings(
        Map<String, RelayLoad> relays, List<LinkMeasurement> links, List<DeviceReport> devices) {
    /** Nothing is known but the windows. */
    public static final Surroundings UNKNOWN = new Surroundings(Map.of(), List.of(), List.of());

    private static final double BUSY = 0.9;
    private static final double LINK_LOSS = 0.02;
    private static final double FULL = 0.95;

    public Surroundings {
        relays = Map.copyOf(relays);
        links = List.copyOf(links);
        devices = List.copyOf(devices);
    }

    /** A relay that says itself that it is in trouble. */
    Optional<Witness> relay(String relayId) {
        RelayLoad load = relays.get(relayId);
        return load != null && load.cpuRatio() >= BUSY
                ? Optional.of(new Witness(Witness.Kind.RELAY, relayId, load.cpuRatio()))
                : Optional.empty();
    }

    /** A link of the site that is measured to be bad. */
    Optional<Witness> badLink(@Nullable String siteId) {
        return links.stream()
                .filter(link -> siteId != null && siteId.equals(link.siteId()))
                .filter(Surroundings::isBad)
                .map(link -> new Witness(Witness.Kind.LINK, link.linkId(), lossOf(link)))
                .findFirst();
    }

    /** Whether the links of the site were measured and every one of them is fine. */
    boolean linksAreFine(@Nullable String siteId) {
        List<LinkMeasurement> own =
                links.stream()
                        .filter(link -> siteId != null && siteId.equals(link.siteId()))
                        .toList();
        return !own.isEmpty() && own.stream().noneMatch(Surroundings::isBad);
    }

    /** A device at the site that says it does not work as it should. */
    Optional<Witness> device(@Nullable String siteId) {
        return devices.stream()
                .filter(device -> siteId != null && siteId.equals(device.siteId()))
                .filter(device -> device.status() != DeviceReport.Status.ONLINE)
                .map(device -> new Witness(Witness.Kind.DEVICE, device.deviceId(), 1))
                .findFirst();
    }

    private static boolean isBad(LinkMeasurement link) {
        Double used = link.utilisationRatio();
        boolean down = link.state() == LinkMeasurement.State.DOWN;
        return down || lossOf(link) >= LINK_LOSS || (used != null && used >= FULL);
    }

    private static double lossOf(LinkMeasurement link) {
        Double loss = link.lossRatio();
        return loss == null ? 0 : loss;
    }
}
