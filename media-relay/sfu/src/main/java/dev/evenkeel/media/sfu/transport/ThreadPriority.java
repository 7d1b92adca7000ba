package dev.evenkeel.media.sfu.transport;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the relay's thread run as soon as there is a packet, however busy the machine is: a
 * heartbeat that waits for a processor looks like a dead relay. Linux grants it to root and to
 * CAP_SYS_NICE (sched(7)); everybody else goes on as before.
 */
final class ThreadPriority {
    /** System property: {@code real-time} (the default where it is granted) or {@code ordinary}. */
    static final String PROPERTY = "evenkeel.relay.thread-priority";

    private static final Logger LOG = LoggerFactory.getLogger(ThreadPriority.class);

    /** The lowest above all ordinary threads. */
    private static final int LOWEST_REAL_TIME = 1;

    private ThreadPriority() {}

    /** Raises the calling thread above ordinary ones, if that is granted. */
    static void raise() {
        boolean wanted = System.getProperty(PROPERTY, "real-time").equals("real-time");
        boolean granted = wanted && isSensible() && isGranted();
        LOG.info("event=thread-priority granted={}", granted ? "real-time" : "ordinary");
    }

    /** A lone processor is left to the system when the relay has more to do than it can. */
    private static boolean isSensible() {
        return Libc.isSupported() && Runtime.getRuntime().availableProcessors() > 1;
    }

    private static boolean isGranted() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment priority = arena.allocateFrom(ValueLayout.JAVA_INT, LOWEST_REAL_TIME);
            return new Libc(arena).schedule(Libc.SCHED_RR_RESET_ON_FORK, priority) == 0;
        } catch (LinkageError | IllegalCallerException e) {
            return false;
        }
    }
}
