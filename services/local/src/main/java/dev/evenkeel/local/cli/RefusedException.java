package dev.evenkeel.local.cli;

/** Something a person can put right; the message is the whole explanation. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String sentence) {
        super(sentence);
    }
}
