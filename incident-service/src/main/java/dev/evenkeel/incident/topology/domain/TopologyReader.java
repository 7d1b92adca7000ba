package dev.evenkeel.incident.topology.domain;

import dev.evenkeel.incident.ruleset.domain.RuleError;
import dev.evenkeel.incident.ruleset.domain.YamlFields;
import dev.evenkeel.incident.ruleset.domain.YamlRoot;
import dev.evenkeel.incident.silence.domain.Match;
import dev.evenkeel.incident.silence.domain.Mute;
import dev.evenkeel.incident.topology.domain.Topology.Device;
import dev.evenkeel.incident.topology.domain.Topology.Link;
import dev.evenkeel.incident.topology.domain.Topology.Room;
import dev.evenkeel.incident.topology.domain.Topology.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a topology file, docs/alerts.md. */
public final class TopologyReader {
    private static final int LONGEST_ID = 100;

    private final List<RuleError> errors = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private TopologyReader() {}

    /**
     * A file as read.
     *
     * @param value there when nothing is wrong
     */
    public record Result(Optional<Topology> value, List<RuleError> errors) {}

    /** Reads one file. */
    public static Result read(String file, String text) {
        TopologyReader reader = new TopologyReader();
        Optional<Topology> read =
                YamlRoot.read(file, text, "a map with sites", reader.errors).map(reader::topology);
        List<RuleError> errors = reader.errors.stream().sorted(RuleError.BY_PLACE).toList();
        return new Result(errors.isEmpty() ? read : Optional.empty(), errors);
    }

    private Topology topology(YamlFields fields) {
        List<Site> sites = fields.children("sites").stream().map(this::site).toList();
        List<Mute> windows =
                children(fields, "maintenance").stream().map(this::maintenance).toList();
        fields.noOthers();
        return new Topology(sites, windows);
    }

    private Site site(YamlFields fields) {
        String id = id(fields, "site");
        Site site =
                new Site(
                        id,
                        name(fields, id),
                        children(fields, "links").stream().map(this::link).toList(),
                        children(fields, "rooms").stream().map(this::room).toList());
        fields.noOthers();
        return site;
    }

    private Link link(YamlFields fields) {
        String id = id(fields, "link");
        Link link = new Link(id, name(fields, id));
        fields.noOthers();
        return link;
    }

    private Room room(YamlFields fields) {
        String id = id(fields, "room");
        Room room =
                new Room(
                        id,
                        name(fields, id),
                        children(fields, "devices").stream().map(this::device).toList());
        fields.noOthers();
        return room;
    }

    private Device device(YamlFields fields) {
        String id = id(fields, "device");
        Device device = new Device(id, name(fields, id));
        fields.noOthers();
        return device;
    }

    private Mute maintenance(YamlFields fields) {
        String id = id(fields, "maintenance");
        Instant from = fields.instant("from");
        Instant until = fields.instant("until");
        if (!until.isAfter(from)) {
            fields.wrong("until", "a moment after from", until.toString());
        }
        Map<String, String> match = fields.child("match").map(YamlFields::texts).orElse(Map.of());
        Match.fault(match).ifPresent(fault -> fields.wrong("match", fault, match.toString()));
        Mute window =
                new Mute(
                        id,
                        Mute.Kind.MAINTENANCE,
                        new Match(match),
                        from,
                        until.isAfter(from) ? until : from.plusSeconds(1),
                        "topology",
                        fields.text("reason"));
        fields.noOthers();
        return window;
    }

    private String id(YamlFields fields, String kind) {
        String id =
                fields.known(
                                "id",
                                "1–%d letters, digits and . _ -".formatted(LONGEST_ID),
                                TopologyReader::wellFormed)
                        .orElse("none");
        if (!ids.add(kind + "/" + id) && !id.equals("none")) {
            fields.wrong("id", "the id of no other " + kind, id);
        }
        return id;
    }

    private static Optional<String> wellFormed(String id) {
        return id.matches("[A-Za-z0-9._-]{1," + LONGEST_ID + "}")
                ? Optional.of(id)
                : Optional.empty();
    }

    private static String name(YamlFields fields, String otherwise) {
        return fields.has("name") ? fields.text("name") : otherwise;
    }

    private static List<YamlFields> children(YamlFields fields, String name) {
        return fields.has(name) ? fields.children(name) : List.of();
    }
}
