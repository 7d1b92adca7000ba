package dev.evenkeel.telemetry.snmp;

import org.snmp4j.smi.OID;

/** The objects that are read. */
final class Mib {
    static final OID SYS_UP_TIME = new OID("1.3.6.1.2.1.1.3.0");

    // IF-MIB, RFC 2863: ifTable
    static final OID IF_DESCR = new OID("1.3.6.1.2.1.2.2.1.2");
    static final OID IF_SPEED = new OID("1.3.6.1.2.1.2.2.1.5");
    static final OID IF_OPER_STATUS = new OID("1.3.6.1.2.1.2.2.1.8");
    static final OID IF_IN_OCTETS = new OID("1.3.6.1.2.1.2.2.1.10");
    static final OID IF_IN_UCAST_PKTS = new OID("1.3.6.1.2.1.2.2.1.11");
    static final OID IF_IN_DISCARDS = new OID("1.3.6.1.2.1.2.2.1.13");
    static final OID IF_IN_ERRORS = new OID("1.3.6.1.2.1.2.2.1.14");
    static final OID IF_OUT_OCTETS = new OID("1.3.6.1.2.1.2.2.1.16");
    static final OID IF_OUT_UCAST_PKTS = new OID("1.3.6.1.2.1.2.2.1.17");
    static final OID IF_OUT_DISCARDS = new OID("1.3.6.1.2.1.2.2.1.19");
    static final OID IF_OUT_ERRORS = new OID("1.3.6.1.2.1.2.2.1.20");

    // IF-MIB, RFC 2863: ifXTable
    static final OID IF_NAME = new OID("1.3.6.1.2.1.31.1.1.1.1");
    static final OID IF_HC_IN_OCTETS = new OID("1.3.6.1.2.1.31.1.1.1.6");
    static final OID IF_HC_IN_UCAST_PKTS = new OID("1.3.6.1.2.1.31.1.1.1.7");
    static final OID IF_HC_IN_MULTICAST_PKTS = new OID("1.3.6.1.2.1.31.1.1.1.8");
    static final OID IF_HC_IN_BROADCAST_PKTS = new OID("1.3.6.1.2.1.31.1.1.1.9");
    static final OID IF_HC_OUT_OCTETS = new OID("1.3.6.1.2.1.31.1.1.1.10");
    static final OID IF_HC_OUT_UCAST_PKTS = new OID("1.3.6.1.2.1.31.1.1.1.11");
    static final OID IF_HC_OUT_MULTICAST_PKTS = new OID("1.3.6.1.2.1.31.1.1.1.12");
    static final OID IF_HC_OUT_BROADCAST_PKTS = new OID("1.3.6.1.2.1.31.1.1.1.13");
    static final OID IF_HIGH_SPEED = new OID("1.3.6.1.2.1.31.1.1.1.15");
    static final OID IF_ALIAS = new OID("1.3.6.1.2.1.31.1.1.1.18");
    static final OID IF_COUNTER_DISCONTINUITY_TIME = new OID("1.3.6.1.2.1.31.1.1.1.19");

    // ENTITY-MIB, RFC 6933
    static final OID ENT_PHYSICAL_DESCR = new OID("1.3.6.1.2.1.47.1.1.1.1.2");
    static final OID ENT_PHYSICAL_CONTAINED_IN = new OID("1.3.6.1.2.1.47.1.1.1.1.4");
    static final OID ENT_PHYSICAL_NAME = new OID("1.3.6.1.2.1.47.1.1.1.1.7");
    static final OID ENT_ALIAS_MAPPING_IDENTIFIER = new OID("1.3.6.1.2.1.47.1.3.2.1.2");

    // ENTITY-SENSOR-MIB, RFC 3433
    static final OID ENT_PHY_SENSOR_TYPE = new OID("1.3.6.1.2.1.99.1.1.1.1");
    static final OID ENT_PHY_SENSOR_SCALE = new OID("1.3.6.1.2.1.99.1.1.1.2");
    static final OID ENT_PHY_SENSOR_PRECISION = new OID("1.3.6.1.2.1.99.1.1.1.3");
    static final OID ENT_PHY_SENSOR_VALUE = new OID("1.3.6.1.2.1.99.1.1.1.4");
    static final OID ENT_PHY_SENSOR_OPER_STATUS = new OID("1.3.6.1.2.1.99.1.1.1.5");
    static final OID ENT_PHY_SENSOR_UNITS_DISPLAY = new OID("1.3.6.1.2.1.99.1.1.1.6");

    private Mib() {}

    /** One row of a column. */
    static OID at(OID column, int index) {
        return new OID(column).append(index);
    }
}
