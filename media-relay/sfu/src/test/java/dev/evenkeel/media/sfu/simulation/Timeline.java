package dev.evenkeel.media.sfu.simulation;

/** The time clients live in: made up, or the machine's own. */
public interface Timeline {
    /** As {@link System#nanoTime()}. */
    long nanoTime();

    /** Runs it so many nanoseconds later, never beside another action. */
    void after(long nanos, Runnable action);
}
