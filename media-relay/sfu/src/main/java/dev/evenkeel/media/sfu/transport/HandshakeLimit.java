package dev.evenkeel.media.sfu.transport;

/**
 * Bounds the half-open handshakes, so that a flood of them can't starve media. Loop thread only.
 */
final class HandshakeLimit {
    private final int limit;
    private int running;

    HandshakeLimit(int limit) {
        this.limit = limit;
    }

    boolean acquire() {
        if (running >= limit) {
            return false;
        }
        running++;
        return true;
    }

    void release() {
        running--;
    }
}
