package dev.evenkeel.room.live;

import java.util.ArrayDeque;

/** Lets a bounded number of asynchronous works run at once; the others wait in order. */
public final class Permits {
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private int free;

    public Permits(int count) {
        this.free = count;
    }

    /** Runs the work now or when a permit is free; it must end in {@link #release()}. */
    public void acquire(Runnable work) {
        synchronized (this) {
            if (free == 0) {
                waiting.add(work);
                return;
            }
            free--;
        }
        work.run();
    }

    public void release() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
                return;
            }
        }
        next.run();
    }
}
