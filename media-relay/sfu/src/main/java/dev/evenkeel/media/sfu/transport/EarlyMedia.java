package dev.evenkeel.media.sfu.transport;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/**
 * Keeps what a client sends between its own end of the handshake and ours, which is a millisecond
 * or two later; without it the first packet of the first keyframe would be lost.
 */
final class EarlyMedia {
    private static final int CAPACITY = 32;

    private final Queue<byte[]> datagrams = new ArrayDeque<>();

    /** False when there is no room. */
    boolean keep(byte[] buffer, int length) {
        return datagrams.size() < CAPACITY && datagrams.add(Arrays.copyOf(buffer, length));
    }

    /** In the order of arrival; nothing is kept afterwards. */
    Queue<byte[]> datagrams() {
        return datagrams;
    }
}
