package dev.evenkeel.media.sfu.transport.tcp;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Hands frames from the one thread that reads connections to the one that deals with them. */
final class FrameQueue {
    private static final int USUAL = 1_500;

    private final int slots;
    private final byte[][] frames;
    private final int[] lengths;
    private final @Nullable TcpConnection[] senders;
    private final AtomicLong offered = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();

    FrameQueue(int slots) {
        this.slots = slots;
        frames = new byte[slots][USUAL];
        lengths = new int[slots];
        senders = new TcpConnection[slots];
    }

    /** Copies a frame in. The reading thread only; false when there is no room. */
    boolean offer(byte[] frame, int length, TcpConnection from) {
        long next = offered.getPlain();
        if (next - taken.getAcquire() == slots) {
            return false;
        }
        int slot = slot(next);
        if (frames[slot].length < length) {
            frames[slot] = Arrays.copyOf(frame, length);
        } else {
            System.arraycopy(frame, 0, frames[slot], 0, length);
        }
        lengths[slot] = length;
        senders[slot] = from;
        offered.setRelease(next + 1);
        return true;
    }

    /** How many wait. The taking thread only, as everything below. */
    int size() {
        return (int) (offered.getAcquire() - taken.getPlain());
    }

    byte[] frame(int index) {
        return frames[slot(taken.getPlain() + index)];
    }

    int length(int index) {
        return lengths[slot(taken.getPlain() + index)];
    }

    TcpConnection from(int index) {
        TcpConnection sender = senders[slot(taken.getPlain() + index)];
        if (sender == null) {
            throw new IllegalStateException("no frame waits at " + index);
        }
        return sender;
    }

    /** Done with the first so many. */
    void release(int count) {
        taken.setRelease(taken.getPlain() + count);
    }

    private int slot(long number) {
        return (int) (number % slots);
    }
}
