package dev.evenkeel.testkit.halt;

/**
 * Where a process ends: at the {@code count}-th call of a method, of the calls from {@code
 * afterMillis} after its start on. Overloads count together.
 */
public record HaltPoint(String className, String method, long count, long afterMillis) {

    public HaltPoint {
        if (count < 1 || afterMillis < 0) {
            throw new IllegalArgumentException("never reached: " + count + ", " + afterMillis);
        }
    }

    static HaltPoint parse(String text) {
        String[] parts = text.split("#", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("expected class#method#count#millis, not " + text);
        }
        return new HaltPoint(
                parts[0], parts[1], Long.parseLong(parts[2]), Long.parseLong(parts[3]));
    }

    /** As the agent is told. */
    @Override
    public String toString() {
        return "%s#%s#%d#%d".formatted(className, method, count, afterMillis);
    }
}
