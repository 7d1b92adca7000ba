package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.platform.ComponentObserved;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.contracts.telemetry.DeviceReport;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Readings of a measure as they stand now. */
final class Readings {
    /** An older one does not speak of now: nothing starts and nothing ends by it. */
    private static final Duration FRESH = Duration.ofSeconds(6);

    /** So old, whoever was measured is gone. */
    private static final Duration GONE = Duration.ofSeconds(30);

    private final PathBoard paths;
    private final RelayWatch relays;
    private final LinkBoard links;
    private final DeviceBoard devices;
    private final ComponentBoard components;

    Readings(
            PathBoard paths,
            RelayWatch relays,
            LinkBoard links,
            DeviceBoard devices,
            ComponentBoard components) {
        this.paths = paths;
        this.relays = relays;
        this.links = links;
        this.devices = devices;
        this.components = components;
    }

    /** By the id within a scope. */
    Map<String, List<Reading>> by(Measure measure, Scope scope, Instant now) {
        Map<String, List<Reading>> found = new TreeMap<>();
        for (Reading reading : of(measure, now)) {
            String id = reading.place().id(scope);
            if (id != null) {
                found.computeIfAbsent(id, _ -> new ArrayList<>()).add(reading);
            }
        }
        return found;
    }

    private List<Reading> of(Measure measure, Instant now) {
        return switch (measure.scope()) {
            case PARTICIPANT -> ofWindows(measure, now);
            case LINK -> ofLinks(measure, now);
            case DEVICE -> ofDevices(measure, now);
            case COMPONENT -> ofComponents(measure, now);
            case EQUIPMENT, MEETING, RELAY, REGION, PLATFORM -> ofRelays(measure, now);
        };
    }

    private List<Reading> ofWindows(Measure measure, Instant now) {
        List<Reading> found = new ArrayList<>();
        Predicate<PathBoard.Seen> known = paths.within(GONE, now);
        Predicate<PathBoard.Seen> fresh = paths.within(FRESH, now);
        for (PathBoard.Seen seen : paths.seen()) {
            QualityWindow window = seen.window();
            Double value = measure.of(window);
            if (value != null
                    && window.verdict() != QualityWindow.Verdict.UNKNOWN
                    && known.test(seen)) {
                Reading.Place place =
                        new Reading.Place(
                                seen.id(),
                                window.meetingId(),
                                window.relayId(),
                                relays.regionOf(window.relayId()),
                                null,
                                null,
                                null);
                found.add(new Reading(place, value, window.windowEnd(), fresh.test(seen)));
            }
        }
        return found;
    }

    private List<Reading> ofRelays(Measure measure, Instant now) {
        List<Reading> found = new ArrayList<>();
        for (RelaySight sight : relays.relays()) {
            RelayHeartbeat beat = sight.heartbeat();
            Instant heardAt = sight.heardAt();
            if (beat == null || heardAt == null || sight.stopped()) {
                continue;
            }
            Double value = measure.of(beat.load());
            if (value != null && isWithin(heardAt, GONE, now)) {
                Reading.Place place =
                        new Reading.Place(
                                null, null, sight.relayId(), beat.region(), null, null, null);
                found.add(new Reading(place, value, beat.sentAt(), isWithin(heardAt, FRESH, now)));
            }
        }
        return found;
    }

    private List<Reading> ofLinks(Measure measure, Instant now) {
        List<Reading> found = new ArrayList<>();
        for (LinkMeasurement newest : links.newest(measure)) {
            Double value = measure.of(newest);
            if (value != null) {
                Reading.Place place =
                        new Reading.Place(null, null, null, null, newest.linkId(), null, null);
                boolean fresh = isWithin(newest.timestamp(), LinkBoard.FRESH, now);
                found.add(new Reading(place, value, newest.timestamp(), fresh));
            }
        }
        return found;
    }

    private List<Reading> ofDevices(Measure measure, Instant now) {
        List<Reading> found = new ArrayList<>();
        for (DeviceReport newest : devices.snapshot().values()) {
            Double value = measure.of(newest);
            if (value != null) {
                Reading.Place place =
                        new Reading.Place(null, null, null, null, null, newest.deviceId(), null);
                boolean fresh = isWithin(newest.timestamp(), DeviceBoard.FRESH, now);
                found.add(new Reading(place, value, newest.timestamp(), fresh));
            }
        }
        return found;
    }

    private List<Reading> ofComponents(Measure measure, Instant now) {
        List<Reading> found = new ArrayList<>();
        for (ComponentObserved newest : components.newest()) {
            Double value = measure.of(newest);
            if (value != null) {
                Reading.Place place =
                        new Reading.Place(null, null, null, null, null, null, newest.componentId());
                boolean fresh = isWithin(newest.timestamp(), ComponentBoard.FRESH, now);
                found.add(new Reading(place, value, newest.timestamp(), fresh));
            }
        }
        return found;
    }

    private static boolean isWithin(Instant at, Duration age, Instant now) {
        return at.isAfter(now.minus(age));
    }
}
