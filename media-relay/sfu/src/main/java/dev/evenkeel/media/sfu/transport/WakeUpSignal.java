package dev.evenkeel.media.sfu.transport;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** An {@code eventfd(2)} by which any thread ends the loop's wait. */
final class WakeUpSignal {
    private final Arena arena = Arena.ofShared();
    private final Libc libc = new Libc(arena);
    private final MemorySegment one = arena.allocateFrom(ValueLayout.JAVA_LONG, 1);
    private final int fd;
    private boolean closed;

    WakeUpSignal() throws IOException {
        fd = libc.eventfd();
        if (fd < 0) {
            int errno = libc.errno();
            arena.close();
            throw new IOException("eventfd: errno " + errno);
        }
    }

    int fd() {
        return fd;
    }

    /** Under a lock with {@link #close}, after which the number may be somebody else's file. */
    synchronized void raise() {
        if (!closed) {
            libc.write(fd, one);
        }
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            libc.close(fd);
            arena.close();
        }
    }
}
