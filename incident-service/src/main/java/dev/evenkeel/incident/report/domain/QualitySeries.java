package dev.evenkeel.incident.report.domain;

import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.quality.QualityWindow.Verdict;
import dev.evenkeel.incident.report.domain.MeetingReport.PersonQuality;
import dev.evenkeel.incident.report.domain.MeetingReport.Point;
import dev.evenkeel.incident.report.domain.MeetingReport.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Quality over time, thinned out so that it can be plotted, without losing the worst moments. */
final class QualitySeries {
    static final int MOST_POINTS = 300;

    private QualitySeries() {}

    static List<Series> of(List<QualityWindow> windows) {
        Map<String, List<QualityWindow>> byPerson =
                windows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        QualityWindow::participantId,
                                        TreeMap::new,
                                        Collectors.toList()));
        return byPerson.entrySet().stream()
                .map(person -> new Series(person.getKey(), thinned(person.getValue())))
                .toList();
    }

    static PersonQuality summary(List<QualityWindow> windows) {
        List<QualityWindow> judged =
                windows.stream().filter(window -> window.verdict() != Verdict.UNKNOWN).toList();
        if (judged.isEmpty()) {
            return new PersonQuality(0, null, null, null, null);
        }
        long good = judged.stream().filter(window -> window.verdict() == Verdict.GOOD).count();
        return new PersonQuality(
                judged.size(),
                (double) good / judged.size(),
                mean(judged, QualitySeries::worstLoss),
                mean(judged, QualityWindow::roundTripMillis),
                mean(judged, QualityWindow::meanOpinionScore));
    }

    static double worstLoss(QualityWindow window) {
        Double up = window.uplinkLossRatio();
        Double down = window.downlinkLossRatio();
        return Math.max(up == null ? 0 : up, down == null ? 0 : down);
    }

    /** The worst window of each of at most 300 equal stretches. */
    private static List<Point> thinned(List<QualityWindow> windows) {
        int stretch = (windows.size() + MOST_POINTS - 1) / MOST_POINTS;
        List<Point> points = new ArrayList<>();
        for (int from = 0; from < windows.size(); from += stretch) {
            List<QualityWindow> part =
                    windows.subList(from, Math.min(windows.size(), from + stretch));
            points.add(point(part.stream().max(BY_TROUBLE).orElseThrow()));
        }
        return points;
    }

    private static final Comparator<QualityWindow> BY_TROUBLE =
            Comparator.<QualityWindow>comparingInt(window ->
                            window.verdict() == Verdict.UNKNOWN ? -1 : window.verdict().ordinal())
                    .thenComparingDouble(QualitySeries::worstLoss);

    private static Point point(QualityWindow window) {
        return new Point(
                window.windowEnd(),
                window.relayId(),
                window.verdict(),
                window.uplinkLossRatio(),
                window.downlinkLossRatio(),
                window.jitterMillis(),
                window.roundTripMillis(),
                window.meanOpinionScore(),
                window.receivedBitsPerSecond(),
                window.framesPerSecond(),
                window.freezeRatio());
    }

    private static @Nullable Double mean(
            List<QualityWindow> windows, Function<QualityWindow, @Nullable Double> value) {
        OptionalDouble mean =
                windows.stream()
                        .map(value)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .average();
        return mean.isEmpty() ? null : mean.getAsDouble();
    }
}
