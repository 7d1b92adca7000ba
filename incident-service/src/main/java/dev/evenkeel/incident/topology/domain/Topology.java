package dev.evenkeel.incident.topology.domain;

import dev.evenkeel.incident.silence.domain.Mute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sites with their links, rooms and devices, and when work on them is planned. Relays and meetings
 * are not in it: those are known from events.
 *
 * @param maintenance windows in which the matching incidents do not page
 */
public record Topology(List<Site> sites, List<Mute> maintenance) {
    /** Nothing written down. */
    public static final Topology NONE = new Topology(List.of(), List.of());

    public Topology {
        sites = List.copyOf(sites);
        maintenance = List.copyOf(maintenance);
    }

    /**
     * A place.
     *
     * @param links in the order in which they are used
     */
    public record Site(String id, String name, List<Link> links, List<Room> rooms) {
        public Site {
            links = List.copyOf(links);
            rooms = List.copyOf(rooms);
        }
    }

    /** A way from a site to the world; the id is that of {@code telemetry.links.v1}. */
    public record Link(String id, String name) {}

    /** A meeting room; its devices in the order in which they stand in for each other. */
    public record Room(String id, String name, List<Device> devices) {
        public Room {
            devices = List.copyOf(devices);
        }
    }

    /** What stands in a room; the id is that of {@code telemetry.devices.v1}. */
    public record Device(String id, String name) {}

    public Optional<Site> site(String siteId) {
        return sites.stream().filter(site -> site.id().equals(siteId)).findFirst();
    }

    /** The site a cause lies in: of a link or a device; empty when it is written nowhere. */
    public Optional<Site> siteOf(String domain, String id) {
        return Optional.ofNullable(places().get(domain + "/" + id));
    }

    /** The room a device stands in; empty when it is written nowhere. */
    public Optional<Room> roomOf(String deviceId) {
        return sites.stream()
                .flatMap(site -> site.rooms().stream())
                .filter(room -> room.devices().stream().anyMatch(one -> one.id().equals(deviceId)))
                .findFirst();
    }

    private Map<String, Site> places() {
        Map<String, Site> places = new HashMap<>();
        for (Site site : sites) {
            site.links().forEach(link -> places.put("site-link/" + link.id(), site));
            for (Room room : site.rooms()) {
                places.put("room/" + room.id(), site);
                room.devices().forEach(device -> places.put("device/" + device.id(), site));
            }
        }
        return places;
    }
}
