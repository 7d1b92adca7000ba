package dev.evenkeel.incident.quality.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Loss of one path, each way. The receiver's own count is preferred; what the sender was told by
 * the receiver stands in for it when there is none.
 */
final class PathLoss {
    /** Fewer packets than this in a window say nothing about a ratio. */
    static final double FEWEST_PACKETS = 20;

    private PathLoss() {}

    static @Nullable Double uplink(PathSecond path) {
        return ratioOf(uplinkTally(path));
    }

    /**
     * Loss from the relay to the participant alone. A packet that was lost on its publisher's way
     * up is a gap for every receiver; that share is taken out.
     *
     * @param uplinkOf loss on the way up of each publisher in the meeting
     */
    static @Nullable Double downlink(PathSecond path, Map<String, Double> uplinkOf) {
        return ratioOf(downlinkTally(path, uplinkOf));
    }

    /** Loss on the way up of each publisher for which it can be told. */
    static Map<String, Double> uplinks(Map<PathKey, PathSecond> paths) {
        Map<String, Double> uplinkOf = new HashMap<>();
        paths.forEach((key, path) -> {
            Double uplink = uplink(path);
            if (uplink != null) {
                uplinkOf.merge(key.participantId(), uplink, Math::max);
            }
        });
        return uplinkOf;
    }

    static LossTally uplinkTally(PathSecond path) {
        return tally(path.streams().values(), StreamTally::isUplink, Map.of());
    }

    static LossTally downlinkTally(PathSecond path, Map<String, Double> uplinkOf) {
        return tally(path.streams().values(), tally -> !tally.isUplink(), uplinkOf);
    }

    /** {@code null} when there are too few packets. */
    static @Nullable Double ratioOf(LossTally tally) {
        return tally.expected() >= FEWEST_PACKETS ? tally.ratio() : null;
    }

    private static LossTally tally(
            Collection<StreamTally> streams,
            Predicate<StreamTally> way,
            Map<String, Double> lostBefore) {
        LossTally measured = LossTally.NONE;
        LossTally reported = LossTally.NONE;
        for (StreamTally stream : streams) {
            if (!stream.lossKnown() || !way.test(stream)) {
                continue;
            }
            String publisher = stream.remoteParticipantId();
            LossTally own =
                    stream.loss()
                            .without(
                                    publisher == null
                                            ? 0
                                            : lostBefore.getOrDefault(publisher, 0.0));
            if (stream.isMeasuredByReceiver()) {
                measured = measured.plus(own);
            } else {
                reported = reported.plus(own);
            }
        }
        return measured.expected() >= FEWEST_PACKETS ? measured : reported;
    }
}
