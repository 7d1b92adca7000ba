package dev.evenkeel.telemetry.snmp;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.OID;

/**
 * A sensor of ENTITY-SENSOR-MIB (RFC 3433) as optical power. The MIB has watts; some makers say
 * decibels over one milliwatt, as type 14 (CISCO-ENTITY-SENSOR-MIB) or in the units shown.
 */
final class SensorReading {
    private static final int OTHER = 1;
    private static final int WATTS = 6;
    private static final int DBM = 14;
    private static final int OK = 1;

    /** {@code EntitySensorDataScale}: 9 is units, each step a thousand. */
    private static final int UNITS = 9;

    private static final int DIGITS_PER_STEP = 3;
    private static final int MOST_DECIMALS = 9;

    /** {@code EntitySensorValue}: beyond what the sensor can tell. */
    private static final long OVERFLOW = 1_000_000_000;

    private static final double MILLIWATTS_PER_WATT = 1_000;
    private static final double DECIBELS_PER_DECADE = 10;

    /** The contract's range; no light at all is its lower end. */
    private static final double DARKEST_DBM = -60;

    private static final double BRIGHTEST_DBM = 30;

    private static final List<OID> COLUMNS =
            List.of(
                    Mib.ENT_PHY_SENSOR_TYPE,
                    Mib.ENT_PHY_SENSOR_SCALE,
                    Mib.ENT_PHY_SENSOR_PRECISION,
                    Mib.ENT_PHY_SENSOR_VALUE,
                    Mib.ENT_PHY_SENSOR_OPER_STATUS,
                    Mib.ENT_PHY_SENSOR_UNITS_DISPLAY);

    private SensorReading() {}

    /** What has to be asked for. */
    static List<OID> objects(int index) {
        return COLUMNS.stream().map(column -> Mib.at(column, index)).toList();
    }

    /** Whether a sensor of this type may be one of optical power. */
    static boolean mayBePower(long type) {
        return type == OTHER || type == WATTS || type == DBM;
    }

    /** In decibels over one milliwatt; {@code null}: it is no such sensor, or tells nothing now. */
    static @Nullable Double dbm(Values values, int index) {
        Long type = values.number(Mib.ENT_PHY_SENSOR_TYPE, index);
        Long value = values.number(Mib.ENT_PHY_SENSOR_VALUE, index);
        Long status = values.number(Mib.ENT_PHY_SENSOR_OPER_STATUS, index);
        if (type == null || value == null || status == null || status != OK) {
            return null;
        }
        if (Math.abs(value) >= OVERFLOW) {
            return null;
        }
        double measured =
                value
                        * Math.pow(
                                10,
                                exponent(values.number(Mib.ENT_PHY_SENSOR_SCALE, index))
                                        - decimals(
                                                values.number(
                                                        Mib.ENT_PHY_SENSOR_PRECISION, index)));
        if (type == WATTS) {
            return within(ofWatts(measured));
        }
        String units = values.text(Mib.ENT_PHY_SENSOR_UNITS_DISPLAY, index);
        boolean said = units != null && units.toLowerCase(Locale.ROOT).contains("dbm");
        return type == DBM || (type == OTHER && said) ? within(measured) : null;
    }

    private static double ofWatts(double watts) {
        return watts <= 0
                ? DARKEST_DBM
                : DECIBELS_PER_DECADE * Math.log10(watts * MILLIWATTS_PER_WATT);
    }

    private static long exponent(@Nullable Long scale) {
        return scale == null ? 0 : DIGITS_PER_STEP * (scale - UNITS);
    }

    /** {@code EntitySensorPrecision}: a negative one tells how many digits are accurate. */
    private static long decimals(@Nullable Long precision) {
        return precision == null ? 0 : Math.clamp(precision, 0, MOST_DECIMALS);
    }

    private static @Nullable Double within(double dbm) {
        return dbm > BRIGHTEST_DBM ? null : Math.max(DARKEST_DBM, dbm);
    }
}
