package dev.evenkeel.telemetry.snmp;

/** A device could not be read. */
final class PollFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Cause why;

    /** Why, as metrics call it. */
    enum Cause {
        NO_ANSWER("no-answer"),
        UNKNOWN_HOST("unknown-host"),
        UNKNOWN_USER("unknown-user"),
        WRONG_KEY("wrong-key"),
        IGNORED("ignored"),
        REFUSED("refused"),
        MALFORMED("malformed");

        private final String word;

        Cause(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        /** Whether nothing at all came back. */
        boolean isSilence() {
            return this == NO_ANSWER || this == UNKNOWN_HOST;
        }
    }

    /**
     * @param words what happened, for people; without secrets
     */
    PollFailedException(Cause why, String words) {
        super(words, null, false, false);
        this.why = why;
    }

    Cause why() {
        return why;
    }
}
