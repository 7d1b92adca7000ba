package dev.evenkeel.recording.archive;

/**
 * Something about a recording that is not as it was written.
 *
 * @param file which one, below the recording's folder
 * @param detail what is wrong with it, in a sentence
 */
public record Finding(Kind kind, String file, String detail) {

    /** What happened to it, as far as it shows. */
    public enum Kind {
        MISSING,
        CHANGED,
        TRUNCATED,
        UNKNOWN,
        CHAIN_BROKEN,
        CUT_OFF,
        NOT_SIGNED,
        NOT_READABLE
    }

    @Override
    public String toString() {
        return "%s %s: %s".formatted(kind.name().toLowerCase(java.util.Locale.ROOT), file, detail);
    }
}
