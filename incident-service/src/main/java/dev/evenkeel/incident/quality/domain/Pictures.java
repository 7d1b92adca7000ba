package dev.evenkeel.incident.quality.domain;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What a participant gets to see and shows: rates over the time the samples cover. */
final class Pictures {
    private Pictures() {}

    /** Sum over all streams the client receives; {@code null} when it reported none. */
    static @Nullable Double bitsPerSecond(PathSecond path) {
        List<StreamTally> received =
                path.streams().values().stream()
                        .filter(stream -> !stream.isUplink() && stream.isMeasuredByReceiver())
                        .filter(stream -> stream.seconds() > 0)
                        .toList();
        return received.isEmpty()
                ? null
                : received.stream()
                        .mapToDouble(stream -> 8 * stream.bytesReceived() / stream.seconds())
                        .sum();
    }

    /** Mean over the pictures received; {@code null} without a picture. */
    static @Nullable Double framesPerSecond(PathSecond path) {
        List<StreamTally> pictures = pictures(path);
        return pictures.isEmpty()
                ? null
                : pictures.stream()
                        .mapToDouble(picture -> picture.framesDecoded() / picture.seconds())
                        .average()
                        .orElseThrow();
    }

    /** The worst picture's share of time standing still; {@code null} without a picture. */
    static @Nullable Double freezeRatio(PathSecond path) {
        List<StreamTally> pictures = pictures(path);
        return pictures.isEmpty()
                ? null
                : pictures.stream()
                        .mapToDouble(picture -> picture.freezeSeconds() / picture.seconds())
                        .max()
                        .orElseThrow();
    }

    /** The slowest of the pictures the participant's device makes; {@code null} without one. */
    static @Nullable Double sentFramesPerSecond(PathSecond path) {
        OptionalDouble slowest =
                path.streams().values().stream()
                        .filter(stream -> stream.isSentVideo() && stream.seconds() > 0)
                        .filter(stream -> stream.framesEncoded() > 0)
                        .mapToDouble(stream -> stream.framesEncoded() / stream.seconds())
                        .min();
        return slowest.isEmpty() ? null : slowest.getAsDouble();
    }

    /** {@link PictureQuality} of the worst picture; {@code null} without a picture. */
    static @Nullable Double qualityRatio(PathSecond path) {
        OptionalDouble worst =
                pictures(path).stream()
                        .mapToDouble(picture ->
                                PictureQuality.ratio(
                                        picture.freezeSeconds() / picture.seconds(),
                                        picture.framesDecoded() / picture.seconds(),
                                        picture.points()))
                        .min();
        return worst.isEmpty() ? null : worst.getAsDouble();
    }

    private static List<StreamTally> pictures(PathSecond path) {
        return path.streams().values().stream()
                .filter(stream -> stream.isReceivedVideo() && stream.seconds() > 0)
                .filter(stream -> stream.bytesReceived() > 0 || stream.framesDecoded() > 0)
                .toList();
    }
}
