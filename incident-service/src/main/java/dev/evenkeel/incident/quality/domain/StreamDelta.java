package dev.evenkeel.incident.quality.domain;

import dev.evenkeel.contracts.telemetry.StreamSample;
import org.jspecify.annotations.Nullable;

/**
 * What happened on one stream between two of its samples.
 *
 * @param sample the later sample
 * @param seconds time between the two, &gt; 0
 * @param loss packets expected and lost; {@code null} when the reporter cannot know
 * @param bytesReceived 0 where nothing is received
 * @param framesDecoded 0 for audio
 * @param framesEncoded 0 where nothing is sent
 * @param concealedSamples of {@code totalSamples} of sound that were played
 * @param freezeSeconds time the picture stood still, ≤ {@code seconds}
 */
public record StreamDelta(
        StreamSample sample,
        double seconds,
        @Nullable LossTally loss,
        long bytesReceived,
        long framesDecoded,
        long framesEncoded,
        long concealedSamples,
        long totalSamples,
        double freezeSeconds) {}
