package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.platform.ComponentObserved;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.relay.RelayLoad;
import dev.evenkeel.contracts.telemetry.DeviceReport;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.contracts.telemetry.LinkRates;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be measured: of a participant in a quality window of 5 s, of a relay in its newest
 * heartbeat, of a link by those who measure it, of a device in its newest report, or of a part of
 * the platform when it was last looked at. Units are those of the events.
 */
public enum Measure {
    LOSS_RATIO("lossRatio", QualityWindow.class, Measure::worstLoss),
    UPLINK_LOSS_RATIO("uplinkLossRatio", QualityWindow.class, QualityWindow::uplinkLossRatio),
    DOWNLINK_LOSS_RATIO("downlinkLossRatio", QualityWindow.class, QualityWindow::downlinkLossRatio),
    JITTER("jitterMillis", QualityWindow.class, QualityWindow::jitterMillis),
    ROUND_TRIP("roundTripMillis", QualityWindow.class, QualityWindow::roundTripMillis),
    RECEIVED_BITS(
            "receivedBitsPerSecond", QualityWindow.class, QualityWindow::receivedBitsPerSecond),
    FRAMES("framesPerSecond", QualityWindow.class, QualityWindow::framesPerSecond),
    FREEZE_RATIO("freezeRatio", QualityWindow.class, QualityWindow::freezeRatio),
    MEAN_OPINION_SCORE("meanOpinionScore", QualityWindow.class, QualityWindow::meanOpinionScore),
    RELAY_CPU("relay.cpuRatio", RelayLoad.class, RelayLoad::cpuRatio),
    RELAY_LOSS("relay.lossRatio", RelayLoad.class, RelayLoad::lossRatio),
    RELAY_SESSIONS("relay.sessions", RelayLoad.class, load -> (double) load.sessions()),
    RELAY_MEETINGS("relay.meetings", RelayLoad.class, load -> (double) load.meetings()),
    RELAY_PACKETS("relay.packetsPerSecond", RelayLoad.class, RelayLoad::packetsPerSecond),
    RELAY_BITS("relay.bitsPerSecond", RelayLoad.class, RelayLoad::bitsPerSecond),
    LINK_UTILISATION(
            "link.utilisationRatio", LinkMeasurement.class, LinkMeasurement::utilisationRatio),
    LINK_LOSS("link.lossRatio", LinkMeasurement.class, LinkMeasurement::lossRatio),
    LINK_OUT_LOSS("link.outLossRatio", LinkMeasurement.class, LinkMeasurement::outLossRatio),
    LINK_IN_LOSS("link.inLossRatio", LinkMeasurement.class, LinkMeasurement::inLossRatio),
    LINK_ROUND_TRIP(
            "link.roundTripMillis", LinkMeasurement.class, LinkMeasurement::roundTripMillis),
    LINK_JITTER("link.jitterMillis", LinkMeasurement.class, LinkMeasurement::jitterMillis),
    LINK_RECEIVE_POWER(
            "link.receivePowerDbm", LinkMeasurement.class, LinkMeasurement::receivePowerDbm),
    DEVICE_TEMPERATURE(
            "device.temperatureCelsius", DeviceReport.class, DeviceReport::temperatureCelsius),
    DEVICE_HUMIDITY("device.humidityRatio", DeviceReport.class, DeviceReport::humidityRatio),
    DEVICE_BATTERY(
            "device.batteryChargeRatio", DeviceReport.class, DeviceReport::batteryChargeRatio),
    DEVICE_HOURS("device.hoursUsed", DeviceReport.class, DeviceReport::hoursUsed),
    COMPONENT_LAG_RECORDS("component.lagRecords", ComponentObserved.class, Measure::lagRecords),
    COMPONENT_LAG_SECONDS(
            "component.lagSeconds", ComponentObserved.class, ComponentObserved::lagSeconds),
    COMPONENT_VALID_DAYS("component.validDays", ComponentObserved.class, Measure::validDays);

    private static final double SECONDS_OF_DAY = Duration.ofDays(1).toSeconds();
    private static final Map<Class<?>, Scope> SCOPES =
            Map.of(
                    QualityWindow.class, Scope.PARTICIPANT,
                    RelayLoad.class, Scope.RELAY,
                    LinkMeasurement.class, Scope.LINK,
                    DeviceReport.class, Scope.DEVICE,
                    ComponentObserved.class, Scope.COMPONENT);

    private final String word;
    private final Class<?> of;
    private final Function<Object, @Nullable Double> value;

    <T> Measure(String word, Class<T> of, Function<T, @Nullable Double> value) {
        this.word = word;
        this.of = of;
        this.value = measured -> of.isInstance(measured) ? value.apply(of.cast(measured)) : null;
    }

    /** The measure that a rule file calls so. */
    public static Optional<Measure> named(String word) {
        return Stream.of(values()).filter(measure -> measure.word.equals(word)).findFirst();
    }

    /** The word of the rule file. */
    public String word() {
        return word;
    }

    /** The narrowest scope: whose readings there are. */
    public Scope scope() {
        return Objects.requireNonNull(SCOPES.get(of));
    }

    /** Of what was measured; {@code null} when this is no measure of that, or it was not taken. */
    @Nullable Double of(Object measured) {
        return value.apply(measured);
    }

    /**
     * As {@link #of}, for means: a reading a little late counts more traffic than a link can carry
     * in its time, and the next one less; what is cut off at the one is missing at the other.
     */
    @Nullable Double exact(LinkMeasurement measured) {
        Double value = of(measured);
        if (this != LINK_UTILISATION || value == null || value < 1) {
            return value;
        }
        return Math.max(value, traffic(measured));
    }

    /** Of the busier direction, as a share of the link's speed; 0 when it is not counted. */
    private static double traffic(LinkMeasurement measured) {
        LinkRates rates = measured.rates();
        Long speed = measured.bitsPerSecond();
        if (rates == null || speed == null || speed <= 0) {
            return 0;
        }
        Double in = rates.inBitsPerSecond();
        Double out = rates.outBitsPerSecond();
        return Math.max(in == null ? 0 : in, out == null ? 0 : out) / speed;
    }

    private static @Nullable Double worstLoss(QualityWindow window) {
        boolean measured = window.uplinkLossRatio() != null || window.downlinkLossRatio() != null;
        return measured ? PathBoard.worstLoss(window) : null;
    }

    private static @Nullable Double lagRecords(ComponentObserved sight) {
        Long waiting = sight.lagRecords();
        return waiting == null ? null : (double) waiting;
    }

    /** Days that a certificate is valid still; negative when it is not any more. */
    private static @Nullable Double validDays(ComponentObserved sight) {
        Instant until = sight.validUntil();
        return until == null
                ? null
                : Duration.between(sight.timestamp(), until).toSeconds() / SECONDS_OF_DAY;
    }
}
