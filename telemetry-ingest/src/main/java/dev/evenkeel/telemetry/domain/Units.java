package dev.evenkeel.telemetry.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.platform.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/**
 * Brings values that come in another unit to the one of the contracts. The unit is always in the
 * name, so that nothing is guessed.
 */
final class Units {
    private record Conversion(String from, String to, DoubleUnaryOperator formula) {}

    private static final double KELVIN_AT_ZERO_CELSIUS = 273.15;

    private static final List<Conversion> CONVERSIONS =
            List.of(
                    new Conversion(
                            "temperatureFahrenheit", "temperatureCelsius", f -> (f - 32) / 1.8),
                    new Conversion(
                            "temperatureKelvin",
                            "temperatureCelsius",
                            k -> k - KELVIN_AT_ZERO_CELSIUS),
                    new Conversion("humidityPercent", "humidityRatio", p -> p / 100),
                    new Conversion("batteryChargePercent", "batteryChargeRatio", p -> p / 100),
                    new Conversion("lossPercent", "lossRatio", p -> p / 100),
                    new Conversion("utilisationPercent", "utilisationRatio", p -> p / 100),
                    new Conversion("roundTripSeconds", "roundTripMillis", s -> s * 1_000),
                    new Conversion("roundTripMicros", "roundTripMillis", us -> us / 1_000),
                    new Conversion("jitterSeconds", "jitterMillis", s -> s * 1_000),
                    new Conversion("jitterMicros", "jitterMillis", us -> us / 1_000),
                    new Conversion("receivePowerMilliwatts", "receivePowerDbm", Units::dbm),
                    new Conversion("transmitPowerMilliwatts", "transmitPowerDbm", Units::dbm));

    private static final Set<String> NAMES =
            CONVERSIONS.stream().map(Conversion::from).collect(Collectors.toUnmodifiableSet());

    private Units() {}

    /** Names that are understood besides those of the schemas. */
    static Set<String> names() {
        return NAMES;
    }

    /** Converts in place; the first fault, if a value is given twice or is no number. */
    static Optional<Problem> convert(ObjectNode sample) {
        for (Conversion conversion : CONVERSIONS) {
            if (sample.has(conversion.from())) {
                Optional<Problem> fault = apply(conversion, sample);
                if (fault.isPresent()) {
                    return fault;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> apply(Conversion conversion, ObjectNode sample) {
        JsonNode value = sample.remove(conversion.from());
        if (value.isNull()) {
            return Optional.empty();
        } else if (!value.isNumber()) {
            return Optional.of(
                    Problem.badField("/" + conversion.from(), "a number", JsonKind.of(value)));
        } else if (sample.hasNonNull(conversion.to())) {
            return Optional.of(
                    Problem.badField(
                            "/" + conversion.from(),
                            "absent where " + conversion.to() + " is given",
                            value));
        }
        double converted = conversion.formula().applyAsDouble(value.doubleValue());
        if (!Double.isFinite(converted)) {
            return Optional.of(
                    Problem.badField("/" + conversion.from(), "a value that can be", value));
        }
        sample.put(conversion.to(), converted);
        return Optional.empty();
    }

    /** Decibels over one milliwatt. */
    private static double dbm(double milliwatts) {
        return 10 * Math.log10(milliwatts);
    }
}
