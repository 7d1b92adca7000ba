package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.relay.RelayLoad;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be measured: of a participant in a quality window of 5 s, or of a relay in its newest
 * heartbeat. Units are those of the events.
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
    RELAY_BITS("relay.bitsPerSecond", null, RelayLoad::bitsPerSecond);

    private final String word;
    private final @Nullable Function<QualityWindow, @Nullable Double> ofWindow;
    private final @Nullable Function<RelayLoad, Double> ofLoad;

    Measure(
            String word,
            @Nullable Function<QualityWindow, @Nullable Double> ofWindow,
            @Nullable Function<RelayLoad, Double> ofLoad) {
        this.word = word;
        this.ofWindow = ofWindow;
        this.ofLoad = ofLoad;
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
        return ofWindow != null ? Scope.PARTICIPANT : Scope.RELAY;
    }

    @Nullable Double of(QualityWindow window) {
        return ofWindow == null ? null : ofWindow.apply(window);
    }

    @Nullable Double of(RelayLoad load) {
        return ofLoad == null ? null : ofLoad.apply(load);
    }

    private static @Nullable Double worstLoss(QualityWindow window) {
        boolean measured = window.uplinkLossRatio() != null || window.downlinkLossRatio() != null;
        return measured ? PathBoard.worstLoss(window) : null;
    }
}
