package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.relay.RelayLoad;
import dev.evenkeel.contracts.telemetry.DeviceReport;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.contracts.telemetry.LinkRates;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be measured: of a participant in a quality window of 5 s, of a relay in its newest
 * heartbeat, of a link by those who measure it, or of a device in its newest report. Units are
 * those of the events.
 */
public enum Measure {
    LOSS_RATIO("lossRatio", Measure::worstLoss, null),
    UPLINK_LOSS_RATIO("uplinkLossRatio", QualityWindow::uplinkLossRatio, null),
    DOWNLINK_LOSS_RATIO("downlinkLossRatio", QualityWindow::downlinkLossRatio, null),
    JITTER("jitterMillis", QualityWindow::jitterMillis, null),
    ROUND_TRIP("roundTripMillis", QualityWindow::roundTripMillis, null),
    RECEIVED_BITS("receivedBitsPerSecond", QualityWindow::receivedBitsPerSecond, null),
    FRAMES("framesPerSecond", QualityWindow::framesPerSecond, null),
    FREEZE_RATIO("freezeRatio", QualityWindow::freezeRatio, null),
    MEAN_OPINION_SCORE("meanOpinionScore", QualityWindow::meanOpinionScore, null),
    RELAY_CPU("relay.cpuRatio", null, RelayLoad::cpuRatio),
    RELAY_LOSS("relay.lossRatio", null, RelayLoad::lossRatio),
    RELAY_SESSIONS("relay.sessions", null, load -> (double) load.sessions()),
    RELAY_MEETINGS("relay.meetings", null, load -> (double) load.meetings()),
    RELAY_PACKETS("relay.packetsPerSecond", null, RelayLoad::packetsPerSecond),
    RELAY_BITS("relay.bitsPerSecond", null, RelayLoad::bitsPerSecond),
    LINK_UTILISATION("link.utilisationRatio", LinkMeasurement::utilisationRatio),
    LINK_LOSS("link.lossRatio", LinkMeasurement::lossRatio),
    LINK_OUT_LOSS("link.outLossRatio", LinkMeasurement::outLossRatio),
    LINK_IN_LOSS("link.inLossRatio", LinkMeasurement::inLossRatio),
    LINK_ROUND_TRIP("link.roundTripMillis", LinkMeasurement::roundTripMillis),
    LINK_JITTER("link.jitterMillis", LinkMeasurement::jitterMillis),
    LINK_RECEIVE_POWER("link.receivePowerDbm", LinkMeasurement::receivePowerDbm),
    DEVICE_TEMPERATURE(DeviceReport::temperatureCelsius, "device.temperatureCelsius"),
    DEVICE_HUMIDITY(DeviceReport::humidityRatio, "device.humidityRatio"),
    DEVICE_BATTERY(DeviceReport::batteryChargeRatio, "device.batteryChargeRatio"),
    DEVICE_HOURS(DeviceReport::hoursUsed, "device.hoursUsed");

    private final String word;
    private final @Nullable Function<QualityWindow, @Nullable Double> ofWindow;
    private final @Nullable Function<RelayLoad, Double> ofLoad;
    private final @Nullable Function<LinkMeasurement, @Nullable Double> ofLink;
    private final @Nullable Function<DeviceReport, @Nullable Double> ofDevice;

    Measure(
            String word,
            @Nullable Function<QualityWindow, @Nullable Double> ofWindow,
            @Nullable Function<RelayLoad, Double> ofLoad) {
        this.word = word;
        this.ofWindow = ofWindow;
        this.ofLoad = ofLoad;
        this.ofLink = null;
        this.ofDevice = null;
    }

    Measure(String word, Function<LinkMeasurement, @Nullable Double> ofLink) {
        this.word = word;
        this.ofWindow = null;
        this.ofLoad = null;
        this.ofLink = ofLink;
        this.ofDevice = null;
    }

    Measure(Function<DeviceReport, @Nullable Double> ofDevice, String word) {
        this.word = word;
        this.ofWindow = null;
        this.ofLoad = null;
        this.ofLink = null;
        this.ofDevice = ofDevice;
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
        if (ofLink != null) {
            return Scope.LINK;
        }
        if (ofDevice != null) {
            return Scope.DEVICE;
        }
        return ofWindow != null ? Scope.PARTICIPANT : Scope.RELAY;
    }

    @Nullable Double of(QualityWindow window) {
        return ofWindow == null ? null : ofWindow.apply(window);
    }

    @Nullable Double of(RelayLoad load) {
        return ofLoad == null ? null : ofLoad.apply(load);
    }

    @Nullable Double of(LinkMeasurement measured) {
        return ofLink == null ? null : ofLink.apply(measured);
    }

    @Nullable Double of(DeviceReport report) {
        return ofDevice == null ? null : ofDevice.apply(report);
    }

    /**
     * As {@link #of(LinkMeasurement)}, for means: a reading a little late counts more traffic than
     * a link can carry in its time, and the next one less; what is cut off at the one is missing at
     * the other.
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
}
