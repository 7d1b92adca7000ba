package dev.evenkeel.telemetry.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;

class SensorReadingTest {
    private static final int SENSOR = 7;

    @ParameterizedTest
    @CsvSource({
        "6, 8, 0, 1, W, 0.0", // a milliwatt
        "6, 8, 3, 251, W, -6.003", // 0.251 mW
        "6, 7, 0, 251, W, -6.003", // 251 µW
        "6, 9, 6, 251, W, -6.003", // 0.000251 W
        "6, 7, 0, 0, W, -60", // dark
        "14, 9, 1, -72, dBm, -7.2",
        "1, 9, 2, -291, dBm, -2.91",
        "1, 8, 0, -7200, DBM, -7.2", // thousandths of decibels
        "14, 9, -4, -7, dBm, -7", // four accurate digits
        "14, 9, 0, -99, dBm, -60", // below what can be
    })
    void valuesAreScaled(int type, int scale, int precision, int value, String units, double dbm) {
        assertThat(dbm(type, scale, precision, value, 1, units)).isCloseTo(dbm, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({
        "8, 9, 0, 45, 1, C", // degrees
        "1, 9, 0, 45, 1, mA",
        "14, 9, 1, -72, 2, dBm", // unavailable
        "14, 9, 1, -72, 3, dBm", // not operational
        "14, 9, 0, 1000000000, 1, dBm", // overflow
        "14, 9, 0, -1000000000, 1, dBm", // underflow
        "14, 9, 0, 99, 1, dBm", // more than can be
    })
    void whatIsNoPowerIsNotTold(
            int type, int scale, int precision, int value, int status, String units) {
        assertThat(dbm(type, scale, precision, value, status, units)).isNull();
    }

    @Test
    void sensorThatIsGoneTellsNothing() {
        assertThat(SensorReading.dbm(new Values(Map.of()), SENSOR)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Ethernet1/1 Rx Power, Ethernet1/1, true",
        "Ethernet1/10 Rx Power, Ethernet1/1, false",
        "Ethernet1/1/1 Rx Power, Ethernet1/1, false",
        "Ethernet1/1.100 Rx Power, Ethernet1/1, false",
        "TenGigabitEthernet1/1 Rx, Ethernet1/1, false",
        "Rx power of ethernet1/1., Ethernet1/1, true",
        "power supply input, '', false",
    })
    void namesAreFoundWhole(String text, String name, boolean found) {
        assertThat(OpticalSensors.mentions(text, name)).isEqualTo(found);
    }

    private static Double dbm(
            int type, int scale, int precision, int value, int status, String units) {
        Map<OID, Variable> values = new HashMap<>();
        values.put(Mib.at(Mib.ENT_PHY_SENSOR_TYPE, SENSOR), new Integer32(type));
        values.put(Mib.at(Mib.ENT_PHY_SENSOR_SCALE, SENSOR), new Integer32(scale));
        values.put(Mib.at(Mib.ENT_PHY_SENSOR_PRECISION, SENSOR), new Integer32(precision));
        values.put(Mib.at(Mib.ENT_PHY_SENSOR_VALUE, SENSOR), new Integer32(value));
        values.put(Mib.at(Mib.ENT_PHY_SENSOR_OPER_STATUS, SENSOR), new Integer32(status));
        values.put(Mib.at(Mib.ENT_PHY_SENSOR_UNITS_DISPLAY, SENSOR), new OctetString(units));
        return SensorReading.dbm(new Values(values), SENSOR);
    }
}
