package dev.evenkeel.incident.quality.domain;

import dev.evenkeel.contracts.quality.QualityWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** All paths of one meeting in one window, judged together. */
public final class MeetingWindow {
    /**
     * Five seconds hold two or three samples of a browser (one every 2 s) and at least 250 packets
     * of voice, so that a ratio of 10% is known to ±2 points.
     */
    public static final Duration SIZE = Duration.ofSeconds(5);

    /** A new window every second: a change is seen within the second. */
    public static final Duration HOP = Duration.ofSeconds(1);

    private static final double MILLIS = 1000;

    private MeetingWindow() {}

    /** One quality window for each path that had samples. */
    public static List<QualityWindow> judge(
            String meetingId, Instant windowEnd, Map<PathKey, PathSecond> paths) {
        Map<String, Double> uplinkOf = PathLoss.uplinks(paths);
        List<QualityWindow> windows = new ArrayList<>();
        paths.forEach((key, path) -> {
            if (!path.isEmpty()) {
                windows.add(judge(meetingId, windowEnd, key, path, uplinkOf));
            }
        });
        return windows;
    }

    private static QualityWindow judge(
            String meetingId,
            Instant windowEnd,
            PathKey key,
            PathSecond path,
            Map<String, Double> uplinkOf) {
        Double uplink = PathLoss.uplink(path);
        Double downlink = PathLoss.downlink(path, uplinkOf);
        Double jitter = millis(path.jitter().value());
        Double roundTrip = millis(path.roundTrip().value());
        Double score = Voice.numberOf(Voice.score(downlink, 1, jitter, roundTrip));
        Double freeze = Pictures.freezeRatio(path);
        return new QualityWindow(
                meetingId,
                key.participantId(),
                key.relayId(),
                windowEnd.minus(SIZE),
                windowEnd,
                path.samples(),
                uplink,
                downlink,
                jitter,
                roundTrip,
                Pictures.bitsPerSecond(path),
                Pictures.framesPerSecond(path),
                freeze,
                score,
                Verdicts.of(path.samples(), uplink, downlink, score, freeze),
                path.siteId(),
                Pictures.sentFramesPerSecond(path),
                Sound.concealmentRatio(path),
                Pictures.qualityRatio(path));
    }

    private static @Nullable Double millis(OptionalDouble seconds) {
        return seconds.isEmpty() ? null : seconds.getAsDouble() * MILLIS;
    }
}
