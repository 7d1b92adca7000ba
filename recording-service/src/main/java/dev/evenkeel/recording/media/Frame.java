package dev.evenkeel.recording.media;

/**
 * What a decoder takes at once.
 *
 * @param ticks RTP time, extended so that it never wraps
 * @param lastSequence extended number of its last packet
 * @param arrivedAt milliseconds since 1970 by the relay's clock
 * @param afterLoss whether something before it is missing
 * @param width of the picture, 0 when unknown
 * @param configuration of a decoder, as files keep it; empty where there is none
 */
public record Frame(
        long ticks,
        long lastSequence,
        long arrivedAt,
        boolean keyframe,
        boolean afterLoss,
        int width,
        int height,
        byte[] configuration,
        byte[] data) {}
