package dev.evenkeel.local.verify;

/** How many tests passed, failed (errors included) and were skipped. */
public record Tally(int passed, int failed, int skipped) {
    public static final Tally NONE = new Tally(0, 0, 0);

    public Tally plus(Tally other) {
        return new Tally(passed + other.passed, failed + other.failed, skipped + other.skipped);
    }
}
