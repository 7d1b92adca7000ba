package dev.evenkeel.telemetry.snmp;

import dev.evenkeel.telemetry.snmp.Gear.LinkEnd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;

/** Which {@code ifIndex} an interface has: it may be another after the device started again. */
record InterfaceIndex(Map<String, List<Integer>> byName, Map<String, List<Integer>> byAlias) {

    /** Asks the agent for the names that are needed for these ends. */
    static InterfaceIndex discover(AgentSession session, List<LinkEnd> ends)
            throws PollFailedException {
        Map<String, List<Integer>> names = Map.of();
        Map<String, List<Integer>> aliases = Map.of();
        if (ends.stream().anyMatch(end -> end.name() != null)) {
            NavigableMap<OID, Variable> column = session.walk(Mib.IF_NAME);
            names = inverse(column.isEmpty() ? session.walk(Mib.IF_DESCR) : column);
        }
        if (ends.stream().anyMatch(end -> end.alias() != null)) {
            aliases = inverse(session.walk(Mib.IF_ALIAS));
        }
        return new InterfaceIndex(names, aliases);
    }

    /** The one interface that a link ends at; empty when there is none, or more than one. */
    Optional<Integer> find(LinkEnd end) {
        List<Integer> found =
                end.name() == null
                        ? byAlias.getOrDefault(String.valueOf(end.alias()), List.of())
                        : byName.getOrDefault(end.name(), List.of());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Map<String, List<Integer>> inverse(NavigableMap<OID, Variable> column) {
        Map<String, List<Integer>> found = new HashMap<>();
        column.forEach((row, value) -> {
            if (value instanceof OctetString name) {
                found.computeIfAbsent(Values.text(name), _ -> new ArrayList<>()).add(row.last());
            }
        });
        return found;
    }
}
