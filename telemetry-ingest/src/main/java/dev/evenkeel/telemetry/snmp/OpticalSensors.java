package dev.evenkeel.telemetry.snmp;

import dev.evenkeel.telemetry.snmp.Gear.LinkEnd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;

/**
 * Which sensors watch the light of which link's interface: those the configuration names; else
 * those that are contained in the interface's port (ENTITY-MIB), or whose names have the
 * interface's name in them. Which way the light goes is told by the sensor's name.
 */
record OpticalSensors(Map<String, Lanes> byLink) {
    static final OpticalSensors NONE = new OpticalSensors(Map.of());

    private static final Pattern RECEIVE = word("rx|receiver?|received|input");
    private static final Pattern TRANSMIT = word("tx|transmit|transmitter|transmitted|output");
    private static final int DEEPEST = 10;

    /** The sensors of one link; a module may have one for each of its lanes. */
    record Lanes(List<Integer> receive, List<Integer> transmit) {}

    /**
     * The light of a link now, in decibels over one milliwatt: of the darkest lane.
     *
     * @param receive {@code null}: not told
     */
    record Levels(@Nullable Double receive, @Nullable Double transmit) {
        static final Levels NONE = new Levels(null, null);
    }

    /** Names and places of physical entities. */
    private record Entities(
            Map<Integer, String> names,
            Map<Integer, String> descriptions,
            Map<Integer, Integer> containers,
            Map<Integer, Integer> interfaces) {

        static Entities read(AgentSession session) throws PollFailedException {
            Map<Integer, Integer> containers = new HashMap<>();
            session.walk(Mib.ENT_PHYSICAL_CONTAINED_IN)
                    .forEach((row, value) -> {
                        Long container = Values.number(value);
                        if (container != null) {
                            containers.put(row.last(), container.intValue());
                        }
                    });
            Map<Integer, Integer> interfaces = new HashMap<>();
            session.walk(Mib.ENT_ALIAS_MAPPING_IDENTIFIER)
                    .forEach((row, value) -> {
                        if (value instanceof OID pointer && row.size() == 2) {
                            interfaces.put(row.get(0), pointer.last());
                        }
                    });
            return new Entities(
                    texts(session.walk(Mib.ENT_PHYSICAL_NAME)),
                    texts(session.walk(Mib.ENT_PHYSICAL_DESCR)),
                    containers,
                    interfaces);
        }

        String label(int entity) {
            return names.getOrDefault(entity, "") + " " + descriptions.getOrDefault(entity, "");
        }

        /** The interface whose port it is in, by the agent's own word. */
        @Nullable Integer interfaceOf(int entity) {
            Integer at = entity;
            for (int depth = 0; at != null && depth < DEEPEST; depth++) {
                Integer found = interfaces.get(at);
                if (found != null) {
                    return found;
                }
                at = containers.get(at);
            }
            return null;
        }

        private static Map<Integer, String> texts(NavigableMap<OID, Variable> column) {
            Map<Integer, String> texts = new HashMap<>();
            column.forEach((row, value) -> {
                if (value instanceof OctetString text) {
                    texts.put(row.last(), Values.text(text));
                }
            });
            return texts;
        }
    }

    /**
     * Asks the agent for its sensors.
     *
     * @param interfaces the interfaces in question, by their links
     */
    static OpticalSensors discover(AgentSession session, Map<LinkEnd, InterfaceReading> interfaces)
            throws PollFailedException {
        if (interfaces.isEmpty()) {
            return NONE;
        }
        List<Integer> sensors = new ArrayList<>();
        session.walk(Mib.ENT_PHY_SENSOR_TYPE)
                .forEach((row, value) -> {
                    Long type = Values.number(value);
                    if (type != null && SensorReading.mayBePower(type)) {
                        sensors.add(row.last());
                    }
                });
        if (sensors.isEmpty()) {
            return NONE;
        }
        Entities entities = Entities.read(session);
        Map<String, Lanes> byLink = new HashMap<>();
        interfaces.forEach((end, reading) ->
                byLink.put(
                        end.linkId(),
                        new Lanes(
                                of(sensors, entities, reading, end.receiveSensor(), RECEIVE),
                                of(sensors, entities, reading, end.transmitSensor(), TRANSMIT))));
        return new OpticalSensors(Map.copyOf(byLink));
    }

    /** The light of this link now. */
    Levels read(AgentSession session, String linkId) throws PollFailedException {
        Lanes lanes = byLink.get(linkId);
        if (lanes == null || (lanes.receive().isEmpty() && lanes.transmit().isEmpty())) {
            return Levels.NONE;
        }
        Values values =
                session.get(
                        Stream.concat(lanes.receive().stream(), lanes.transmit().stream())
                                .flatMap(index -> SensorReading.objects(index).stream())
                                .toList());
        return new Levels(darkest(lanes.receive(), values), darkest(lanes.transmit(), values));
    }

    private static List<Integer> of(
            List<Integer> sensors,
            Entities entities,
            InterfaceReading reading,
            @Nullable String named,
            Pattern direction) {
        if (named != null) {
            return sensors.stream()
                    .filter(sensor -> named.equals(entities.names().get(sensor)))
                    .toList();
        }
        return sensors.stream()
                .filter(sensor -> direction.matcher(entities.label(sensor)).find())
                .filter(sensor -> isAt(entities, sensor, reading))
                .toList();
    }

    private static boolean isAt(Entities entities, int sensor, InterfaceReading reading) {
        Integer at = entities.interfaceOf(sensor);
        return at == null
                ? mentions(entities.label(sensor), reading.name())
                : at == reading.index();
    }

    /**
     * Whether the name stands in the text as a whole: {@code Ethernet1/1} is not in {@code
     * Ethernet1/10}.
     */
    static boolean mentions(String text, @Nullable String name) {
        return name != null
                && !name.isEmpty()
                && Pattern.compile(
                                "(?<![\\w/.:-])" + Pattern.quote(name) + "(?![\\w/:-]|\\.\\d)",
                                Pattern.CASE_INSENSITIVE)
                        .matcher(text)
                        .find();
    }

    private static @Nullable Double darkest(List<Integer> lanes, Values values) {
        return lanes.stream()
                .map(lane -> SensorReading.dbm(values, lane))
                .filter(Objects::nonNull)
                .min(Double::compare)
                .orElse(null);
    }

    private static Pattern word(String words) {
        return Pattern.compile("(?<![A-Za-z])(?i:" + words + ")(?![a-z])");
    }
}
