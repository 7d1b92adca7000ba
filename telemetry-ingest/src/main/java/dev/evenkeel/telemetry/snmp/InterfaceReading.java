package dev.evenkeel.telemetry.snmp;

import dev.evenkeel.contracts.telemetry.LinkCounters;
import dev.evenkeel.contracts.telemetry.LinkMeasurement.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.OID;

/**
 * One interface as read at once (IF-MIB). Counters are 64 bits wide where the agent has both such
 * octets (RFC 2863 section 3.1.6), else 32.
 *
 * @param at when the answer came
 * @param state {@code null}: the interface is not there
 * @param upTimeTicks {@code sysUpTime} in hundredths of a second
 * @param discontinuityTicks {@code ifCounterDiscontinuityTime}; 0 where it is not told
 */
record InterfaceReading(
        Instant at,
        int index,
        @Nullable String name,
        @Nullable String alias,
        @Nullable State state,
        @Nullable Long bitsPerSecond,
        int counterBits,
        LinkCounters counters,
        long upTimeTicks,
        long discontinuityTicks) {
    private static final int WIDE = 64;
    private static final int NARROW = 32;
    private static final long BITS_PER_MEGABIT = 1_000_000;

    /** Below it the speed in megabits is too coarse, above it that in bits may not fit. */
    private static final long COARSE_MEGABITS = 100;

    private static final List<OID> COLUMNS =
            List.of(
                    Mib.IF_NAME,
                    Mib.IF_ALIAS,
                    Mib.IF_OPER_STATUS,
                    Mib.IF_SPEED,
                    Mib.IF_HIGH_SPEED,
                    Mib.IF_COUNTER_DISCONTINUITY_TIME,
                    Mib.IF_HC_IN_OCTETS,
                    Mib.IF_HC_IN_UCAST_PKTS,
                    Mib.IF_HC_IN_MULTICAST_PKTS,
                    Mib.IF_HC_IN_BROADCAST_PKTS,
                    Mib.IF_HC_OUT_OCTETS,
                    Mib.IF_HC_OUT_UCAST_PKTS,
                    Mib.IF_HC_OUT_MULTICAST_PKTS,
                    Mib.IF_HC_OUT_BROADCAST_PKTS,
                    Mib.IF_DESCR,
                    Mib.IF_IN_OCTETS,
                    Mib.IF_IN_UCAST_PKTS,
                    Mib.IF_IN_DISCARDS,
                    Mib.IF_IN_ERRORS,
                    Mib.IF_OUT_OCTETS,
                    Mib.IF_OUT_UCAST_PKTS,
                    Mib.IF_OUT_DISCARDS,
                    Mib.IF_OUT_ERRORS);

    /** What has to be asked for. */
    static List<OID> objects(int index) {
        List<OID> objects = new ArrayList<>();
        objects.add(Mib.SYS_UP_TIME);
        COLUMNS.forEach(column -> objects.add(Mib.at(column, index)));
        return objects;
    }

    /** As answered at a moment. */
    static InterfaceReading of(Instant at, int index, Values values) {
        String name = values.text(Mib.IF_NAME, index);
        boolean wide =
                values.number(Mib.IF_HC_IN_OCTETS, index) != null
                        && values.number(Mib.IF_HC_OUT_OCTETS, index) != null;
        return new InterfaceReading(
                at,
                index,
                name == null ? values.text(Mib.IF_DESCR, index) : name,
                values.text(Mib.IF_ALIAS, index),
                state(values.number(Mib.IF_OPER_STATUS, index)),
                speed(values.number(Mib.IF_SPEED, index), values.number(Mib.IF_HIGH_SPEED, index)),
                wide ? WIDE : NARROW,
                wide ? wideCounters(index, values) : narrowCounters(index, values),
                orNone(values.number(Mib.SYS_UP_TIME)),
                orNone(values.number(Mib.IF_COUNTER_DISCONTINUITY_TIME, index)));
    }

    /** Whether it is still the interface that is meant. */
    boolean is(Gear.LinkEnd end) {
        return state != null
                && (end.name() == null || end.name().equals(name))
                && (end.alias() == null || end.alias().equals(alias));
    }

    private static LinkCounters wideCounters(int index, Values values) {
        return counters(
                index,
                values,
                Mib.IF_HC_IN_OCTETS,
                Mib.IF_HC_OUT_OCTETS,
                sum(
                        values.number(Mib.IF_HC_IN_UCAST_PKTS, index),
                        values.number(Mib.IF_HC_IN_MULTICAST_PKTS, index),
                        values.number(Mib.IF_HC_IN_BROADCAST_PKTS, index)),
                sum(
                        values.number(Mib.IF_HC_OUT_UCAST_PKTS, index),
                        values.number(Mib.IF_HC_OUT_MULTICAST_PKTS, index),
                        values.number(Mib.IF_HC_OUT_BROADCAST_PKTS, index)));
    }

    /** Sums of narrow counters would wrap elsewhere: unicast stands for all. */
    private static LinkCounters narrowCounters(int index, Values values) {
        return counters(
                index,
                values,
                Mib.IF_IN_OCTETS,
                Mib.IF_OUT_OCTETS,
                values.number(Mib.IF_IN_UCAST_PKTS, index),
                values.number(Mib.IF_OUT_UCAST_PKTS, index));
    }

    private static LinkCounters counters(
            int index,
            Values values,
            OID inOctets,
            OID outOctets,
            @Nullable Long inPackets,
            @Nullable Long outPackets) {
        return new LinkCounters(
                values.number(inOctets, index),
                values.number(outOctets, index),
                values.number(Mib.IF_IN_ERRORS, index),
                values.number(Mib.IF_OUT_ERRORS, index),
                values.number(Mib.IF_IN_DISCARDS, index),
                values.number(Mib.IF_OUT_DISCARDS, index),
                inPackets,
                outPackets);
    }

    private static @Nullable Long sum(
            @Nullable Long unicast, @Nullable Long multicast, @Nullable Long broadcast) {
        return unicast == null
                ? null
                : Values.counter(unicast + orNone(multicast) + orNone(broadcast));
    }

    private static @Nullable State state(@Nullable Long status) {
        if (status == null) {
            return null;
        }
        State[] inOrder = State.values(); // as in the MIB, from 1
        return status < 1 || status > inOrder.length
                ? State.UNKNOWN
                : inOrder[Math.toIntExact(status) - 1];
    }

    private static @Nullable Long speed(@Nullable Long bits, @Nullable Long megabits) {
        if (megabits != null && megabits >= COARSE_MEGABITS) {
            return megabits * BITS_PER_MEGABIT;
        }
        if (bits != null && bits > 0) {
            return bits;
        }
        return megabits == null || megabits == 0 ? null : megabits * BITS_PER_MEGABIT;
    }

    private static long orNone(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
