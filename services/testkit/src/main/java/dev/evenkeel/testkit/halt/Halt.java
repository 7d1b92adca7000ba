package dev.evenkeel.testkit.halt;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What the changed method calls first. Loaded by the bootstrap class loader, so that every class of
 * the service finds it.
 */
public final class Halt {
    /** Exit status of a process that was ended here. */
    public static final int STATUS = 113;

    /** Exit status of one whose class has no such method: a test that would show nothing. */
    static final int NO_SUCH_POINT = 114;

    private static final AtomicLong CALLS = new AtomicLong();
    private static volatile long at = Long.MAX_VALUE;
    private static volatile long countedFromNanos = System.nanoTime();

    private Halt() {}

    /** Counts calls from that moment on and ends the process at the {@code count}-th. */
    static void arm(long count, long afterMillis) {
        countedFromNanos = System.nanoTime() + afterMillis * 1_000_000;
        at = count;
    }

    /** As {@code kill -9}: no shutdown hook, no finally, no buffer written. */
    public static void reached() {
        if (System.nanoTime() - countedFromNanos >= 0 && CALLS.incrementAndGet() == at) {
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
