package dev.evenkeel.media.app.placement;

/** What became of a word about a placement. */
public sealed interface Told {

    /** It counts. */
    record Taken() implements Told {}

    /** A newer epoch is known. */
    record Stale(long offered, long current) implements Told {}

    /**
     * The relay slept, and what was said before it woke confirms nothing; said again it will count.
     */
    record TooOld() implements Told {}
}
