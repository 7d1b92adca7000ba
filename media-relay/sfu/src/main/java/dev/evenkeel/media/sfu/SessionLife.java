package dev.evenkeel.media.sfu;

/**
 * A session that has not ended.
 *
 * @param connected media may flow
 * @param silentMillis since its client was heard last, or since it began
 */
public record SessionLife(boolean connected, long silentMillis) {}
