package dev.evenkeel.telemetry.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snmp4j.smi.OID;

/** What a device plays: rows of tables in the form that {@code gear.pl} reads. */
final class Mibs {
    /** ENTITY-SENSOR-MIB: watts, other, and what makers add for decibels. */
    static final int WATTS = 6;

    static final int OTHER = 1;
    static final int DBM = 14;

    private final Map<OID, String> rows = new TreeMap<>();

    /** An interface with 64-bit counters, up, of 1 Gbit/s. */
    Mibs port(int index, String name, String alias) {
        string(Mib.IF_DESCR, index, "Port " + index);
        string(Mib.IF_NAME, index, name);
        string(Mib.IF_ALIAS, index, alias);
        gauge(Mib.IF_SPEED, index, 1_000_000_000);
        gauge(Mib.IF_HIGH_SPEED, index, 1_000);
        integer(Mib.IF_OPER_STATUS, index, 1);
        row(Mib.IF_COUNTER_DISCONTINUITY_TIME, index, "timeticks", 0);
        octets(index, 0, 0);
        packets(index, 0, 0);
        return errors(index, 0, 0, 0, 0);
    }

    /** An interface of gear without ifXTable. */
    Mibs oldPort(int index, String description, long inOctets, long outOctets) {
        string(Mib.IF_DESCR, index, description);
        gauge(Mib.IF_SPEED, index, 10_000_000);
        integer(Mib.IF_OPER_STATUS, index, 1);
        row(Mib.IF_IN_OCTETS, index, "counter", inOctets);
        row(Mib.IF_OUT_OCTETS, index, "counter", outOctets);
        row(Mib.IF_IN_UCAST_PKTS, index, "counter", 0);
        row(Mib.IF_OUT_UCAST_PKTS, index, "counter", 0);
        return errors(index, 0, 0, 0, 0);
    }

    Mibs status(int index, int operStatus) {
        return integer(Mib.IF_OPER_STATUS, index, operStatus);
    }

    Mibs discontinuity(int index, long ticks) {
        return row(Mib.IF_COUNTER_DISCONTINUITY_TIME, index, "timeticks", ticks);
    }

    Mibs octets(int index, long in, long out) {
        row(Mib.IF_HC_IN_OCTETS, index, "counter64", in);
        return row(Mib.IF_HC_OUT_OCTETS, index, "counter64", out);
    }

    Mibs packets(int index, long in, long out) {
        row(Mib.IF_HC_IN_UCAST_PKTS, index, "counter64", in);
        return row(Mib.IF_HC_OUT_UCAST_PKTS, index, "counter64", out);
    }

    Mibs errors(int index, long inErrors, long outErrors, long inDiscards, long outDiscards) {
        row(Mib.IF_IN_ERRORS, index, "counter", inErrors);
        row(Mib.IF_OUT_ERRORS, index, "counter", outErrors);
        row(Mib.IF_IN_DISCARDS, index, "counter", inDiscards);
        return row(Mib.IF_OUT_DISCARDS, index, "counter", outDiscards);
    }

    Mibs entity(int index, String name, int containedIn) {
        string(Mib.ENT_PHYSICAL_NAME, index, name);
        string(Mib.ENT_PHYSICAL_DESCR, index, "");
        return integer(Mib.ENT_PHYSICAL_CONTAINED_IN, index, containedIn);
    }

    /** The port that an entity is. */
    Mibs mapping(int entity, int ifIndex) {
        rows.put(
                new OID(Mib.ENT_ALIAS_MAPPING_IDENTIFIER).append(entity).append(0),
                "objectid .1.3.6.1.2.1.2.2.1.1." + ifIndex);
        return this;
    }

    Mibs sensor(int entity, int type, int scale, int precision, long value, String units) {
        integer(Mib.ENT_PHY_SENSOR_TYPE, entity, type);
        integer(Mib.ENT_PHY_SENSOR_SCALE, entity, scale);
        integer(Mib.ENT_PHY_SENSOR_PRECISION, entity, precision);
        row(Mib.ENT_PHY_SENSOR_VALUE, entity, "integer", value);
        integer(Mib.ENT_PHY_SENSOR_OPER_STATUS, entity, 1);
        return string(Mib.ENT_PHY_SENSOR_UNITS_DISPLAY, entity, units);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        rows.forEach((oid, value) -> lines.add("." + oid + " " + value));
        return lines;
    }

    private Mibs string(OID column, int index, String value) {
        rows.put(Mib.at(column, index), "string " + value);
        return this;
    }

    private Mibs integer(OID column, int index, int value) {
        return row(column, index, "integer", value);
    }

    private Mibs gauge(OID column, int index, long value) {
        return row(column, index, "gauge", value);
    }

    private Mibs row(OID column, int index, String type, long value) {
        rows.put(Mib.at(column, index), type + " " + value);
        return this;
    }
}
