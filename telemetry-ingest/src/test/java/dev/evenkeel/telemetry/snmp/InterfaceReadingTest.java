package dev.evenkeel.telemetry.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.telemetry.LinkMeasurement.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

class InterfaceReadingTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int INDEX = 3;

    private final Map<OID, Variable> values = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        "1, UP",
        "2, DOWN",
        "3, TESTING",
        "4, UNKNOWN",
        "5, DORMANT",
        "6, NOT_PRESENT",
        "7, LOWER_LAYER_DOWN",
        "8, UNKNOWN",
        "0, UNKNOWN",
    })
    void statesAreThoseOfTheMib(int ifOperStatus, State state) {
        // Given
        put(Mib.IF_OPER_STATUS, new Integer32(ifOperStatus));

        // Then
        assertThat(reading().state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "1000000000, 1000, 1000000000",
        "4294967295, 100000, 100000000000", // more than fits
        "1410065408, 10000, 10000000000", // 10 Gbit/s as some gear has it
        "2048000, 2, 2048000", // too coarse in megabits
        "64000, 0, 64000",
        "0, 25, 25000000",
    })
    void speedIsTakenWhereItIsExact(long ifSpeed, long ifHighSpeed, long bitsPerSecond) {
        // Given
        put(Mib.IF_SPEED, new Gauge32(ifSpeed));
        put(Mib.IF_HIGH_SPEED, new Gauge32(ifHighSpeed));

        // Then
        assertThat(reading().bitsPerSecond()).isEqualTo(bitsPerSecond);
    }

    @Test
    void whatIsMissingOrOfAnotherTypeIsNotTold() {
        // Given
        put(Mib.IF_SPEED, new OctetString("fast"));
        put(Mib.IF_NAME, new Integer32(5));

        // When
        InterfaceReading reading = reading();

        // Then
        assertThat(reading.state()).isNull();
        assertThat(reading.name()).isNull();
        assertThat(reading.bitsPerSecond()).isNull();
        assertThat(reading.counterBits()).isEqualTo(32);
        assertThat(reading.counters().inOctets()).isNull();
        assertThat(reading.counters().inPackets()).isNull();
    }

    @Test
    void packetsOfAllKindsAreOneSumAndHugeCountersBeginAnew() {
        // Given
        put(Mib.IF_HC_IN_OCTETS, new Counter64((1L << 53) + 5));
        put(Mib.IF_HC_OUT_OCTETS, new Counter64(-1));
        put(Mib.IF_HC_IN_UCAST_PKTS, new Counter64(100));
        put(Mib.IF_HC_IN_MULTICAST_PKTS, new Counter64(20));
        put(Mib.IF_HC_IN_BROADCAST_PKTS, new Counter64(3));

        // When
        InterfaceReading reading = reading();

        // Then
        assertThat(reading.counterBits()).isEqualTo(64);
        assertThat(reading.counters().inOctets()).isEqualTo(5);
        assertThat(reading.counters().outOctets()).isEqualTo((1L << 53) - 1);
        assertThat(reading.counters().inPackets()).isEqualTo(123);
        assertThat(reading.counters().outPackets()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 2000, true", // ten seconds, by both clocks
        "1000, 1750, true", // a little behind
        "1000, 1600, false", // four seconds missing: it was off
        "1000, 300, false",
        "4294967290, 994, false", // the up time itself begins anew every 497 days
    })
    void countersGoOnAsLongAsTheDeviceWasUp(long before, long after, boolean goesOn) {
        // Given
        Continuity continuity = new Continuity();
        put(Mib.SYS_UP_TIME, before);
        Instant since = continuity.since(reading(NOON));
        put(Mib.SYS_UP_TIME, after);

        // When
        Instant later = continuity.since(reading(NOON.plusSeconds(10)));

        // Then
        assertThat(since).isEqualTo(NOON);
        assertThat(later).isEqualTo(goesOn ? NOON : NOON.plusSeconds(10));
    }

    private InterfaceReading reading() {
        return reading(NOON);
    }

    private InterfaceReading reading(Instant at) {
        return InterfaceReading.of(at, INDEX, new Values(values));
    }

    private void put(OID column, Variable value) {
        values.put(Mib.at(column, INDEX), value);
    }

    private void put(OID scalar, long ticks) {
        values.put(scalar, new TimeTicks(ticks));
    }
}
