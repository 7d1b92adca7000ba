package dev.evenkeel.telemetry.snmp;

import dev.evenkeel.contracts.telemetry.DeviceReport;
import dev.evenkeel.contracts.telemetry.DeviceReport.Status;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.contracts.telemetry.LinkMeasurement.State;
import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.telemetry.snmp.Gear.LinkEnd;
import dev.evenkeel.telemetry.snmp.OpticalSensors.Levels;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads one device. Where its interfaces and sensors are is asked at first, when one is not where
 * it was, and every ten minutes; a reading then costs a request for each link. For one thread.
 */
final class DevicePoller {
    private static final Duration REDISCOVER = Duration.ofMinutes(10);
    private static final Duration LOOK_FOR_LOST = Duration.ofSeconds(10);
    private static final Duration LOOK_FOR_MISSING = Duration.ofMinutes(1);
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_NAME = 120;
    private static final Logger LOG = Logger.getLogger(DevicePoller.class);

    private final Gear gear;
    private final AgentSession session;
    private final Identifiers identifiers;
    private final Clock clock;
    private final Map<String, Continuity> continuity = new HashMap<>();
    private @Nullable Places places;

    /** Where everything is. */
    private record Places(
            Map<LinkEnd, Integer> interfaces, OpticalSensors sensors, Instant discoveredAt) {}

    DevicePoller(Gear gear, Engine engine, Identifiers identifiers, Clock clock) {
        this.gear = gear;
        this.session = new AgentSession(engine, gear);
        this.identifiers = identifiers;
        this.clock = clock;
    }

    Gear gear() {
        return gear;
    }

    /** Reads it once. */
    Poll poll() {
        try {
            session.get(List.of(Mib.SYS_UP_TIME));
            return read();
        } catch (PollFailedException failed) {
            session.forget();
            Status status = failed.why().isSilence() ? Status.OFFLINE : Status.DEGRADED;
            return new Poll(
                    report(status, "SNMP: " + failed.getMessage()),
                    List.of(),
                    Optional.of(failed.why()));
        }
    }

    private Poll read() throws PollFailedException {
        Places known = places();
        Map<LinkEnd, InterfaceReading> readings = readings(known);
        if (readings.size() < known.interfaces().size()) {
            places = null;
            known = places();
            readings = readings(known);
        }
        List<LinkMeasurement> links = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (LinkEnd end : gear.links()) {
            InterfaceReading reading = readings.get(end);
            if (reading != null) {
                links.add(measured(end, reading, known.sensors().read(session, end.linkId())));
            } else {
                missing.add(
                        "no interface with %s for link %s".formatted(end.where(), end.linkId()));
                lost(end).ifPresent(links::add);
            }
        }
        return missing.isEmpty()
                ? new Poll(report(Status.ONLINE, null), links, Optional.empty())
                : new Poll(
                        report(Status.DEGRADED, "SNMP: " + String.join("; ", missing)),
                        links,
                        Optional.empty());
    }

    /** Of the interfaces that are where they were. */
    private Map<LinkEnd, InterfaceReading> readings(Places known) throws PollFailedException {
        Map<LinkEnd, InterfaceReading> readings = new LinkedHashMap<>();
        for (var place : known.interfaces().entrySet()) {
            InterfaceReading reading = interfaceAt(place.getValue());
            if (reading.is(place.getKey())) {
                readings.put(place.getKey(), reading);
            }
        }
        return readings;
    }

    private Places places() throws PollFailedException {
        Places known = places;
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.discoveredAt().plus(holds(known)))) {
            return known;
        }
        InterfaceIndex index = InterfaceIndex.discover(session, gear.links());
        Map<LinkEnd, Integer> interfaces = new LinkedHashMap<>();
        gear.links().forEach(end -> index.find(end).ifPresent(at -> interfaces.put(end, at)));
        Places found = new Places(interfaces, sensors(interfaces), now);
        places = found;
        return found;
    }

    private Duration holds(Places known) {
        List<LinkEnd> missing =
                gear.links().stream().filter(end -> !known.interfaces().containsKey(end)).toList();
        if (missing.isEmpty()) {
            return REDISCOVER;
        }
        boolean lost = missing.stream().anyMatch(end -> continuity.containsKey(end.linkId()));
        return lost ? LOOK_FOR_LOST : LOOK_FOR_MISSING;
    }

    /** A table of sensors that cannot be read costs the light, not the links. */
    private OpticalSensors sensors(Map<LinkEnd, Integer> interfaces) throws PollFailedException {
        Map<LinkEnd, InterfaceReading> readings = new LinkedHashMap<>();
        for (var place : interfaces.entrySet()) {
            readings.put(place.getKey(), interfaceAt(place.getValue()));
        }
        try {
            return OpticalSensors.discover(session, readings);
        } catch (PollFailedException failed) {
            if (failed.why().isSilence()) {
                throw failed;
            }
            LOG.warnf(
                    "event=snmp-sensors-unread device=%s reason=\"%s\"",
                    gear.deviceId(), failed.getMessage());
            return OpticalSensors.NONE;
        }
    }

    private InterfaceReading interfaceAt(int index) throws PollFailedException {
        Values answer = session.get(InterfaceReading.objects(index));
        return InterfaceReading.of(clock.instant(), index, answer);
    }

    private LinkMeasurement measured(LinkEnd end, InterfaceReading reading, Levels light) {
        Instant since =
                continuity.computeIfAbsent(end.linkId(), _ -> new Continuity()).since(reading);
        return new LinkMeasurement(
                identifiers.uuid().toString(),
                end.linkId(),
                gear.siteId(),
                gear.deviceId(),
                cut(reading.name(), LONGEST_NAME),
                reading.at(),
                reading.state(),
                null,
                null,
                null,
                null,
                null,
                null,
                reading.bitsPerSecond(),
                light.receive(),
                light.transmit(),
                reading.counterBits(),
                reading.counters(),
                since,
                null,
                null,
                null,
                null);
    }

    /** An interface that was there and is no more, as a card that was pulled. */
    private Optional<LinkMeasurement> lost(LinkEnd end) {
        if (!continuity.containsKey(end.linkId())) {
            return Optional.empty();
        }
        return Optional.of(
                new LinkMeasurement(
                        identifiers.uuid().toString(),
                        end.linkId(),
                        gear.siteId(),
                        gear.deviceId(),
                        end.name(),
                        clock.instant(),
                        State.NOT_PRESENT,
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
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private DeviceReport report(Status status, @Nullable String text) {
        return new DeviceReport(
                identifiers.uuid().toString(),
                gear.deviceId(),
                gear.siteId(),
                gear.kind(),
                status,
                clock.instant(),
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
                cut(text, LONGEST_TEXT),
                null);
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
