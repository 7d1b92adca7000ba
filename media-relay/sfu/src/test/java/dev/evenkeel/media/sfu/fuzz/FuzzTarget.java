package dev.evenkeel.media.sfu.fuzz;

/**
 * Takes any input whatever. What is refused as its reader documents is no finding; everything
 * thrown from here is one.
 */
@FunctionalInterface
public interface FuzzTarget {
    void take(byte[] input);

    /** What must hold; otherwise the input is a finding. */
    static void holds(boolean promise, String otherwise) {
        if (!promise) {
            throw new AssertionError(otherwise);
        }
    }
}
